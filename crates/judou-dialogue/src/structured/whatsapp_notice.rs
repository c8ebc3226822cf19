//! What the chat's system writes, in the languages of the phones: who joined, what is encrypted.
//!
//! On Android a notice has no sender, but may have a colon (`Ana changed the subject to “Rome: 2”`).
//! On iPhones it has one, the group or the member, and U+200E before its text. A picture that was
//! left out has that mark too, and is somebody's message.

use super::clock::is_gap;

/// How the notice about encryption begins, which names the group as its sender.
const ENCRYPTION: &[&str] = &[
    "Messages and calls are end-to-end encrypted",
    "Messages you send to this",
    "Messages to this chat",
    "Messages to this group are",
    "Nachrichten und Anrufe sind",
    "Nachrichten in diesem Chat",
    "Nachrichten, die du in diese",
    "Los mensajes y las llamadas están",
    "Los mensajes que",
    "Los mensajes en este",
    "Les messages et les appels sont",
    "Les messages envoyés dans",
    "Les messages que vous envoyez",
    "As mensagens e as chamadas",
    "As mensagens e ligações",
    "Mensagens e ligações",
    "I messaggi e le chiamate sono",
    "I messaggi che invii",
    "Berichten en oproepen zijn",
    "Berichten en gesprekken zijn",
    "Berichten naar deze",
    "Сообщения и звонки защищены",
    "Сообщения, которые",
    "Mesajlar ve aramalar uçtan uca",
    "Bu gruba gönderdiğiniz",
    "Pesan dan panggilan",
    "Wiadomości i połączenia są",
    "Meddelanden och samtal är",
    "Meddelelser og opkald er",
    "Meldinger og anrop er",
    "Viestit ja puhelut ovat",
    "Zprávy a hovory jsou",
    "Mesajele și apelurile sunt",
    "Τα μηνύματα και οι κλήσεις",
    "Повідомлення та дзвінки",
    "消息和通话",
    "消息和通話",
    "訊息和通話",
    "訊息與通話",
    "此聊天的消息",
    "メッセージと通話は",
    "このチャットのメッセージ",
    "메시지와 통화는",
    "메시지와 전화는",
    "الرسائل والمكالمات",
    "ההודעות והשיחות",
    "संदेश और कॉल",
    "मैसेज और कॉल",
    "Tin nhắn và cuộc gọi",
    "ข้อความและการโทร",
];

/// What a notice about the group says, between the names.
const DEEDS: &[&str] = &[
    " changed the subject",
    " changed the group",
    " changed this group",
    " changed the settings",
    " changed their phone number",
    " changed to +",
    " created group",
    " created this group",
    " created the group",
    " added ",
    " removed ",
    " joined using ",
    " joined from ",
    " was added",
    " were added",
    " security code ",
    " pinned a message",
    " turned on disappearing",
    " turned off disappearing",
    " hat den Betreff",
    " hat die Gruppe",
    " hast die Gruppe",
    " hat das Gruppenbild",
    " hat die Gruppenbeschreibung",
    " hinzugefügt",
    " cambió el asunto",
    " cambió la descripción",
    " creó el grupo",
    " creaste el grupo",
    " añadió a ",
    " a changé le sujet",
    " a changé l'objet",
    " a modifié ",
    " a créé le groupe",
    " a ajouté ",
    " mudou o nome",
    " mudou o assunto",
    " alterou o nome",
    " alterou o assunto",
    " criou o grupo",
    " criou este grupo",
    " adicionou ",
    " ha cambiato l'oggetto",
    " ha modificato ",
    " ha creato il gruppo",
    " ha aggiunto ",
    " heeft het onderwerp",
    " heeft de groep",
    " heeft groep",
    " toegevoegd",
    " изменил тему",
    " изменила тему",
    " изменил(а) тему",
    " создал группу",
    " создала группу",
    " создал(а) группу",
    " konuyu ",
    " grubunu oluşturdu",
    "更改了主题",
    "更改了群组",
    "创建了群组",
    "建立了群組",
    "變更了主旨",
    "變更了群組",
    "添加了",
    "新增了",
    "已加入",
    "がグループ",
    "が件名を",
    "を追加しました",
    "님이 그룹",
    "님이 제목을",
    "님을 추가",
    " غيّر الموضوع",
    " أنشأ المجموعة",
];

/// How a notice ends that names no object.
const ENDINGS: &[&str] = &[
    " left",
    " left.",
    " hat die Gruppe verlassen",
    " salió del grupo",
    " salió",
    " est parti",
    " a quitté",
    " saiu",
    " è uscito",
    " ha abbandonato",
    " heeft de groep verlaten",
    " покинул группу",
    " ayrıldı",
    "已退出",
    "退出了群组",
    "が退出しました",
    "님이 나갔습니다",
];

/// Whether what stands before the first colon is the start of a notice and no name.
pub(crate) fn opens_notice(name: &str) -> bool {
    // A quotation that is open at the colon: `Ana changed the subject to “Rome`.
    let open = |opening: char, closing: char| {
        name.chars().filter(|c| *c == opening).count()
            > name.chars().filter(|c| *c == closing).count()
    };
    let straight = name.matches('"').count() % 2 == 1;
    let quoted = straight || open('“', '”') || open('«', '»') || open('「', '」') || open('„', '“');
    let deed = || DEEDS.iter().any(|deed| name.contains(deed));
    // A name in a phone's contacts may hold a quotation mark; what is done to a group tells.
    (quoted || name.len() > 30) && deed() || quoted && name.len() > 60
}

/// Whether `words` after a sender's colon are the system's.
pub(crate) fn is_notice(name: &str, words: &str) -> bool {
    let marked = words.trim_start_matches(|c: char| c.is_whitespace());
    let bare = words.trim_matches(is_gap);
    if ENCRYPTION.iter().any(|start| bare.starts_with(start)) {
        return true;
    }
    // Only the mark tells what a member's phone wrote from what the member did.
    if !marked.starts_with('\u{200e}') {
        return false;
    }
    let name = name.trim_start_matches(['~', ' ', '\u{202f}', '\u{a0}']);
    let after_name = bare.strip_prefix(name).unwrap_or(bare);
    DEEDS.iter().any(|deed| after_name.contains(deed) || bare.contains(deed))
        || ENDINGS.iter().any(|ending| bare.ends_with(ending))
}
