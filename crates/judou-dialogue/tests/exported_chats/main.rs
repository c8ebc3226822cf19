//! Chats as the programs that they were held in export them: every format by tables, laws and growth.

mod irc;
#[cfg(feature = "json")]
mod json;
mod kakaotalk;
mod laws;
mod line_app;
mod models;
mod qq;
mod whatsapp;
