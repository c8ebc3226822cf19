//! Labels of those whose names nobody knows: `Visitor from the park service`, `Голос из зала`, `老伴`.
//!
//! Such a label is a description. It has the words of any phrase, so that it is no evidence of a
//! dialogue, and among turns it is somebody's all the same if it says what a person is there.

use alloc::vec::Vec;

/// Nouns for people, and for what is heard of them, in languages that part words.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "audience", "attendee", "bystander", "boy", "caller", "child", "clerk", "colleague", "crowd", "customer",
    "daughter", "delegate", "driver", "employee", "father", "friend", "girl", "grandmother", "guard", "guest",
    "heckler", "husband", "journalist", "kid", "lady", "listener", "man", "member", "members", "mother",
    "neighbor", "neighbour", "nurse", "observer", "officer", "operator", "panelist", "parent", "participant",
    "passenger", "passer-by", "passerby", "person", "pupil", "questioner", "reader", "reporter", "resident",
    "somebody", "someone", "son", "speaker", "spectator", "staffer", "stranger", "student", "teacher",
    "translator", "interpreter", "unidentified", "unknown", "viewer", "visitor", "voice", "voices", "volunteer",
    "waiter", "waitress", "wife", "woman", "worker",
    "besucher", "besucherin", "frau", "gast", "herr", "hörer", "hörerin", "junge", "kind", "kunde", "kundin",
    "leser", "leserin", "mädchen", "mann", "nachbar", "nachbarin", "passant", "publikum", "stimme", "stimmen",
    "teilnehmer", "teilnehmerin", "zuhörer", "zuhörerin", "zuruf", "zwischenruf", "zwischenfrage", "zuschauer",
    "auditeur", "auditrice", "client", "cliente", "dame", "enfant", "fille", "garçon", "homme", "femme",
    "inconnu", "inconnue", "lecteur", "lectrice", "participante", "passante", "public", "spectateur",
    "spectatrice", "voisin", "voisine", "voix", "assistante",
    "asistente", "chica", "chico", "hombre", "mujer", "niña", "niño", "oyente", "público", "señor", "señora",
    "vecina", "vecino", "voces", "voz", "espectador", "espectadora", "homem", "mulher", "menino", "menina",
    "ouvinte", "vizinho", "pubblico", "signora", "signore", "uomo", "donna", "voce", "spettatore", "cliente",
    "голос", "голоса", "женщина", "мужчина", "зритель", "зрительница", "реплика", "слушатель", "прохожий",
    "девочка", "мальчик", "сосед", "соседка", "гость", "читатель", "ведущий", "ведущая",
    "stem", "vrouw", "bezoeker", "röst", "kvinna",
];

/// The same where words are not parted, or begin and end with other things.
#[rustfmt::skip]
const WIDE: &[&str] = &[
    "观众", "觀眾", "听众", "聽眾", "读者", "讀者", "网友", "網友", "群众", "群眾", "路人", "男子", "女子", "男声", "女声",
    "声音", "聲音", "家属", "家屬", "同事", "邻居", "鄰居", "徒弟", "徒儿", "学徒", "老伴", "妻子", "丈夫", "太太",
    "老公", "老婆", "儿子", "兒子", "女儿", "女兒", "儿媳", "孙女", "孫女", "孙子", "孫子", "母亲", "母親", "父亲",
    "父親", "妈妈", "媽媽", "爸爸", "奶奶", "爷爷", "爺爺", "外婆", "弟弟", "妹妹", "哥哥", "姐姐", "店员", "店員",
    "店主", "老板", "老闆", "顾客", "顧客", "客人", "工作人员", "工作人員", "助理", "助手", "翻译", "翻譯", "司机",
    "司機", "乘客", "护士", "護士", "学员", "學員", "志愿者", "志工", "村民", "居民", "陌生人", "众人", "眾人",
    "会場", "客席", "観客", "参加者", "来場者", "の声", "男性", "女性", "お客", "客の", "店長", "息子", "娘", "奥さん", "母", "父",
    "妻", "夫", "同僚", "隣人", "通行人", "スタッフ", "アシスタント", "通訳",
    "관객", "청중", "방청객", "손님", "남자", "여자", "목소리", "직원", "아내", "남편", "이웃", "시민", "학생", "독자", "청취자",
    "아들", "딸", "어머니", "아버지", "할머니", "할아버지", "통역", "스태프", "동료",
];

/// The longest description, in words and in characters of scripts that do not part them.
const MAX_WORDS: usize = 6;
const MAX_WIDE: usize = 10;

/// What parts a description: `Visitor from the park`, `Stimme aus dem Saal`.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "from", "at", "in", "on", "of", "by", "with", "near", "behind", "for", "de", "du", "des", "d", "del", "dans",
    "depuis", "au", "aux", "en", "sur", "avec", "con", "desde", "do", "da", "no", "na", "della", "dal", "dalla", "nel",
    "aus", "im", "vom", "von", "mit", "auf", "bei", "hinter", "из", "в", "на", "с", "от", "за", "uit", "van",
];

/// Characters of clauses, which no description has.
const CLAUSE: &[char] = &[
    '我', '你', '他', '她', '的', '了', '说', '說', '道', '问', '問', '是', '在', 'は', 'が', 'を',
    'で', '와', '는', '은',
];

/// Whether `name` says what somebody is: a noun for people, an article or an adjective before it, and where
/// the person is behind it.
pub(super) fn describes_somebody(name: &str) -> bool {
    if !name.is_ascii() && WIDE.iter().any(|word| name.contains(word)) {
        return name.chars().count() <= MAX_WIDE && !name.contains(CLAUSE);
    }
    if !name.starts_with(char::is_uppercase) {
        return false;
    }
    let words: Vec<&str> =
        name.split([' ', '\'', '’']).filter(|word| !word.is_empty()).take(MAX_WORDS + 1).collect();
    let Some(noun) =
        words.iter().take(3).position(|word| NOUNS.contains(&word.to_lowercase().as_str()))
    else {
        return false;
    };
    // `The visitor gave me a watch` tells of one.
    let goes_on = |word: &&str| {
        let lower = word.to_lowercase();
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '(' | '#'))
            || PREPOSITIONS.contains(&lower.as_str())
            || NOUNS.contains(&lower.as_str())
            || !word.is_ascii() && words.len() == noun + 2
    };
    words.len() <= MAX_WORDS
        && words.get(noun + 1).is_none_or(goes_on)
        && !matches!(words.first(), Some(&("My" | "His" | "Her" | "Our" | "Your" | "Their")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions() {
        let cases = [
            ("Visitor from the ferry company", true),
            ("Voice from the back", true),
            ("Le voisin", true),
            ("Stimme aus dem Saal", true),
            ("Женщина в красном", true),
            ("老伴", true),
            ("台下观众", true),
            ("客席の女性", true),
            ("방청객 한 명", true),
            ("The width of the beam", false),
            ("the visitor", false),
            ("The visitor gave me a watch", false),
            ("My friend", false),
            ("我母亲说", false),
            ("Reasons for leaving a friend behind for ever", false),
            ("票价", false),
            ("观众在演出结束以后说的话", false),
        ];
        for (name, expected) in cases {
            assert_eq!(describes_somebody(name), expected, "{name:?}");
        }
    }
}
