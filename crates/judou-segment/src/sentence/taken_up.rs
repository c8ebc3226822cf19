//! What takes up the stop or the quotation before it: particles, clitics, and nouns that it names.

use super::class::{is_cjk, is_comma, is_han, is_hangul, is_hiragana, is_katakana};
use super::pairs;
use super::text::{Text, starts_with_any};

/// Whether a noun at `at` makes a name of the quotation before it: `「いいね！」ボタン`, `“光盘！”行动`.
pub(super) fn names(text: Text<'_>, at: usize) -> bool {
    const FIRST: &str =
        "ボマコキプシスフ運作宣企行活计計工系栏欄专專节節运口标標字二两兩三四五几幾";
    const NOUNS: &[&str] = &[
        "ボタン",
        "マーク",
        "コール",
        "コーナー",
        "キャンペーン",
        "プロジェクト",
        "ポーズ",
        "シリーズ",
        "ステッカー",
        "フェア",
        "運動",
        "作戦",
        "宣言",
        "企画",
        "行动",
        "行動",
        "活动",
        "活動",
        "计划",
        "計劃",
        "計画",
        "工程",
        "系列",
        "栏目",
        "欄目",
        "专栏",
        "專欄",
        "节目",
        "節目",
        "运动",
        "口号",
        "口號",
        "标语",
        "標語",
        "字样",
        "字樣",
        "二字",
        "两字",
        "兩字",
        "两个",
        "兩個",
        "三字",
        "三个",
        "三個",
        "四字",
        "四个",
        "四個",
        "五字",
        "五个",
        "五個",
        "几个",
        "幾個",
    ];
    text.after(at).is_some_and(|c| FIRST.contains(c)) && starts_with_any(text.ahead(at, 24), NOUNS)
}

/// Whether a particle or clitic at `at` takes what stands before it as its complement.
///
/// `quoted` tells that a quotation has closed, after which many more words can only be particles;
/// `spaced` that white space stands between.
pub(super) fn clitic(text: Text<'_>, at: usize, quoted: bool, spaced: bool) -> bool {
    let ahead = || text.ahead(at, 48);
    match text.after(at) {
        Some(c) if is_hiragana(c) => !spaced && japanese(ahead(), quoted),
        Some(c) if is_hangul(c) => korean(ahead(), quoted, spaced),
        Some('的' | '之' | '等' | '一' | '似' | '这' | '這' | '是' | '成' | '为' | '為') => {
            !spaced && chinese(ahead(), quoted)
        }
        _ => false,
    }
}

fn japanese(ahead: &str, quoted: bool) -> bool {
    let mut chars = ahead.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    let Some(second) = chars.next() else { return quoted };
    // A comma makes it a conjunction: が、 と、 で、.
    if is_comma(second) {
        return quoted && !matches!(first, 'が' | 'で');
    }
    let new_word = is_han(second)
        || is_katakana(second)
        || second.is_alphanumeric() && !is_cjk(second)
        || pairs::opener(second).is_some();
    let any = |words: &[&str]| starts_with_any(ahead, words);
    match first {
        'を' => true,
        'っ' => rest.starts_with('て') || rest.starts_with("ちゅう") || rest.starts_with("つ"),
        'と' => {
            if quoted {
                return !any(&[
                    "とても",
                    "ところ",
                    "とにかく",
                    "とりあえず",
                    "ともかく",
                    "ともあれ",
                    "とうとう",
                    "とっさ",
                    "とたん",
                    "とっくに",
                    "どう",
                ]);
            }
            new_word
                || any(&[
                    "という",
                    "といった",
                    "といって",
                    "といわ",
                    "といい",
                    "とのこと",
                    "とか",
                    "とさけ",
                    "とつぶや",
                    "とおも",
                    "とたず",
                    "とこた",
                    "とささや",
                    "とわめ",
                    "となげ",
                    "とよば",
                    "とよん",
                    "ともいう",
                    "とばかり",
                ]) && !any(&[
                    "というわけ",
                    "ということで",
                    "というの",
                    "というか",
                    "といっても",
                    "といって、",
                    "とかく",
                    "とはい",
                ])
        }
        'な' if rest.starts_with("ど") => !rest.starts_with("どと、") || quoted,
        'な' => quoted && any(&["なんて", "なんか", "なの", "なら", "なん"]),
        'の' | 'が' | 'は' | 'に' if new_word => true,
        'の' => {
            if quoted {
                !any(&["のんび", "のち", "のろの", "のっそ", "のそ"])
            } else {
                any(&["のよう", "のため", "のこと", "のとき", "のほう", "のまま", "のような"])
            }
        }
        'が' => quoted && !any(&["がん", "がっ", "がた", "がば", "がく", "がら"]),
        'は' => {
            quoted
                && !any(&[
                    "はい", "はじ", "はや", "はっ", "はは", "はあ", "はた", "はて", "はず", "はら",
                    "はぐ",
                ])
        }
        'に' => quoted && !any(&["にや", "にこ", "にっ", "にぎ", "にわか"]),
        'も' => quoted && !any(&["もう", "もし", "もっと", "もち", "もは", "もと", "もの"]),
        'そ' => {
            quoted
                && any(&[
                    "そんな",
                    "そういう",
                    "そういった",
                    "そうした",
                    "そのような",
                    "その一言",
                    "その言葉",
                    "その問い",
                    "その台詞",
                    "その文字",
                    "それが",
                ])
        }
        'こ' => {
            quoted
                && any(&[
                    "こんな",
                    "こういう",
                    "こういった",
                    "こうした",
                    "このような",
                    "この一言",
                    "この言葉",
                    "この問い",
                    "この台詞",
                    "この文字",
                    "これが",
                ])
        }
        'で' => quoted && !any(&["でも", "でき"]),
        'へ' => quoted && !any(&["へえ", "へい", "へと", "へた"]),
        'や' => quoted && (new_word || rest.starts_with('「')),
        'か' => quoted && any(&["から", "かと", "かの", "か "]),
        'だ' => quoted && any(&["だっ", "だと", "だの", "だけ", "だ。"]),
        'ま' => quoted && any(&["まで"]),
        'よ' => quoted && any(&["より"]),
        'し' => quoted && any(&["しか"]),
        'ほ' => quoted && any(&["ほど"]),
        'ば' => quoted && any(&["ばかり"]),
        'じ' => quoted && any(&["じゃ"]),
        _ => false,
    }
}

fn korean(ahead: &str, quoted: bool, spaced: bool) -> bool {
    let any = |words: &[&str]| starts_with_any(ahead, words);
    if quoted && !spaced {
        // Words are parted by spaces: what touches a closing mark is a particle.
        return true;
    }
    match ahead.chars().next() {
        Some('라') => any(&["라고", "라며", "라는", "라면서", "라던"]),
        Some('이') => {
            any(&["이라고", "이라며", "이라는", "이라면서"]) || quoted && any(&["이란 "])
        }
        Some('란') => any(&["란 "]),
        // Apart from the quotation, and after a stop alone, these are words as well.
        Some('하') => (quoted || !spaced) && any(&["하고 ", "하며 ", "하는 ", "하면서 "]),
        Some('고' | '며' | '는') => (quoted || !spaced) && any(&["고 ", "며 ", "는 "]),
        Some('등') => quoted && any(&["등 ", "등의 ", "등을 "]),
        Some('같') => quoted && any(&["같은 "]),
        Some('따') => quoted && any(&["따위"]),
        _ => false,
    }
}

fn chinese(ahead: &str, quoted: bool) -> bool {
    let any = |words: &[&str]| starts_with_any(ahead, words);
    match ahead.chars().next() {
        Some('的') => !any(&["的确", "的確", "的士", "的哥"]),
        Some('之') => {
            quoted
                && any(&[
                    "之类", "之類", "之声", "之聲", "之语", "之語", "之词", "之詞", "之说", "之說",
                ])
        }
        Some('等') => quoted && !any(&["等到", "等他", "等她", "等我", "等你", "等了", "等等他"]),
        Some('一') => {
            quoted
                && any(&[
                    "一样", "一樣", "一般", "一类", "一類", "一词", "一詞", "一语", "一語", "一句",
                    "一声", "一聲", "一文", "一书", "一書",
                ])
        }
        Some('似') => quoted && any(&["似的", "似地"]),
        Some('这' | '這') => {
            quoted
                && any(&[
                    "这样",
                    "這樣",
                    "这句",
                    "這句",
                    "这话",
                    "這話",
                    "这番",
                    "這番",
                    "这种",
                    "這種",
                    "这类",
                    "這類",
                    "这个",
                    "這個",
                    "这几",
                    "這幾",
                    "这首",
                    "這首",
                    "这段",
                    "這段",
                    "这些",
                    "這些",
                    "这两",
                    "這兩",
                    "这三",
                    "這三",
                    "这条",
                    "這條",
                    "这则",
                    "這則",
                    "这组",
                    "這組",
                    "这一",
                    "這一",
                    "这声",
                    "這聲",
                    "这是他",
                    "这四",
                    "這四",
                ])
        }
        Some('是') => quoted && !any(&["是的", "是啊", "是呀"]),
        Some('成') => quoted && any(&["成为", "成為", "成了"]),
        Some('为' | '為') => quoted && any(&["为题", "為題", "为名", "為名", "为主题", "為主題"]),
        _ => false,
    }
}
