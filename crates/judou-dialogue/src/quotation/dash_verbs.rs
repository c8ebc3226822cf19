//! Verbs of saying in the languages whose stories open speech with a dash, beyond those that
//! [`super::verbs`] has: Spanish, French, Portuguese, Italian, Polish and Russian.

/// In the order of their characters.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "aclaró", "acrescentou", "admitió", "advirtió", "afirmó", "aggiunse", "annonça", "apuntó",
    "aseguró", "balbutia", "bredouilla", "burknął", "burknęła", "chiese", "chilló", "conclut",
    "contestaron", "continuou", "criai", "decía", "demandai", "dicen", "dije", "dis", "disais",
    "disait", "disse", "disseram", "dissero", "dodał", "dodała", "domandò", "enquit", "esclamò",
    "exclama", "exclamaron", "exclamou", "explicou", "falou", "gridò", "gritou", "grogna", "gruñó",
    "gémit", "inquirió", "insista", "insistiu", "krzyknął", "krzyknęła", "lâcha", "marmonna",
    "mormorò", "mruknął", "mruknęła", "murmurai", "murmurou", "musitó", "observa", "odparł",
    "odparła", "odpowiedział", "odpowiedziała", "odrzekł", "odrzekła", "ordenó", "pediu",
    "perguntou", "pidió", "powiedział", "powiedziała", "prometió", "proposa", "propuso", "protesta",
    "protestó", "repetiu", "repitió", "replicò", "repuso", "resmungou", "respondeu", "respondieron",
    "retrucou", "rezongó", "ripeté", "rispose", "rzekł", "rzekła", "répondis", "rétorqua",
    "souffla", "spytał", "spytała", "suggéra", "suspirou", "suspiró", "sussurrou", "sussurrò",
    "szepnął", "szepnęła", "westchnął", "westchnęła", "zapytał", "zapytała", "zawołał", "zawołała",
    "буркнул", "буркнула", "вздохнул", "вздохнула", "возразил", "возразила", "воскликнул",
    "воскликнула", "говорил", "говорила", "говорит", "добавил", "добавила", "закричал", "закричала",
    "заметил", "заметила", "крикнул", "крикнула", "объяснил", "объяснила", "ответили", "отвечал",
    "отвечала", "отозвалась", "отозвался", "повторил", "повторила", "подтвердил", "подтвердила",
    "поинтересовалась", "поинтересовался", "попросил", "попросила", "пробормотал", "пробормотала",
    "проворчал", "проворчала", "продолжал", "продолжала", "продолжил", "продолжила", "произнес",
    "произнесла", "произнёс", "прошептал", "прошептала", "сказали", "спросили", "удивилась",
    "удивился", "усмехнулась", "усмехнулся",
];
