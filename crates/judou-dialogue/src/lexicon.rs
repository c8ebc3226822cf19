//! Words that tell a speaker from a field, in five languages.
//!
//! Every list holds folded words (see [`crate::name::fold`]): lower case, letters and digits alone.
//! They are evidence, not verdicts: a listed field name weighs against a label, it does not ban it.

use crate::model::Role;

/// Names of fields, notices and editorial marks that stand before a colon like a speaker does.
const FIELDS: &str = "\
    title date author authors tags tag category categories layout url link links http https \
    source sources from to cc bcc subject re fwd version license licence copyright permalink \
    draft slug lang language keywords description abstract published updated edited editor \
    translator translation photo photos image credit credits via email mail tel phone fax \
    address website web twitter github contact name names type size status location venue place \
    time duration price file files path id present attendees participants speakers agenda topic \
    topics subtopic scribe regrets minutes presenter presenters proposal slides resolution \
    action actionitem conclusion decision discussion 标题 標題 题目 題目 日期 作者 编辑 編輯 \
    责编 責編 责任编辑 责任編輯 編集 来源 來源 出处 出處 链接 連結 鏈接 地址 网址 網址 电话 \
    電話 邮箱 郵箱 邮编 传真 微信 微信号 公众号 微博 版权 版權 版权声明 声明 聲明 免责声明 \
    免責聲明 转载 轉載 图片来源 圖片來源 图 圖 图源 图片 圖片 摄影 攝影 供图 文 文字 撰文 译者 \
    譯者 翻译 翻譯 校对 校對 审校 审核 排版 策划 出品 监制 原文 原文链接 原标题 关键词 關鍵詞 \
    关键字 标签 標籤 分类 分類 摘要 时间 時間 地点 地點 姓名 性别 年龄 职业 注册 註冊 军衔等级 \
    当前位置 當前位置 发表于 更新 发布 发布时间 目录 目錄 参考 參考 参考资料 參考資料 参考文献 \
    附 附录 附錄 引用 出席 列席 缺席 记录人 作成 作成者 日時 場所 出典 著者 著作権 連絡先 写真 \
    画像 参加者 出席者 底本 入力 校正 初出 作成日 更新日 タイトル カテゴリ カテゴリー タグ \
    リンク バージョン ライセンス 제목 작성자 작성일 날짜 출처 저자 글 사진 편집 번역 링크 주소 \
    전화 이메일 참석자 장소 일시 저작권 버전 태그 note notes nb warning caution tip tips hint \
    hints info important todo fixme edit ps example examples eg ie egfor summary tldr tl;dr \
    remark remarks disclaimer reference references seealso see definition theorem proof lemma \
    usage default defaults input output inputs outputs result results error errors step steps \
    task tasks create modify test tests run expected actual return returns parameters params \
    arguments args options option feature features fix fixes bug issue requirements requirement \
    goal goals background context overview introduction problem solution reason reasons cause \
    effect impact advantages disadvantages pros cons benefits limitations first second third \
    finally however also update updates next previous before after command commands code api \
    method methods class function functions module interface purpose scope details detail \
    priority verification verify risk risks 备注 備註 备考 注 註 注意 注意事项 说明 說明 提示 \
    警告 小贴士 补充 補充 例如 比如 例 例子 示例 举例 总结 總結 小结 结论 結論 结果 結果 步骤 \
    步驟 输入 輸入 输出 輸出 参数 參數 返回 返回值 用法 默认 默认值 优点 優點 缺点 缺點 优势 \
    优勢 劣势 不足 特点 特點 特性 功能 原因 目的 目标 目標 背景 概述 简介 簡介 介绍 介紹 内容 \
    內容 问题描述 解决方案 解决办法 方法 方案 原理 定义 定義 定理 证明 推论 性质 条件 前提 要求 \
    重点 重點 要点 要點 核心 关键 首先 其次 再次 最后 最後 第一 第二 第三 一是 二是 三是 其一 \
    其二 其三 另外 此外 总之 因此 警示 建议 建議 推荐 推薦 主题 主題 议题 議題 议程 決議 决议 \
    提案人 連署人 提案 案由 依據 依据 優先級 优先级 状态 狀態 类型 類型 名称 名稱 版本 更新日志 \
    備考 注記 補足 例題 結論として 理由 手順 方法として 目標値 効果 副作用 用法用量 用量 単位 \
    基準 基準値 頻度 対象 項目 検査 検査項目 概要 特徴 利点 欠点 ポイント メモ ヒント まとめ \
    注意点 入力例 出力例 참고 주의 비고 예 예시 예제 요약 결론 결과 단계 설명 목적 목표 배경 \
    개요 원인 이유 방법 장점 단점 특징 기능 입력 출력 기본값 현재 변경 검증 문제 해결 조건 내용 \
    주제 안건 blockers nextsteps todos helpwanted progress metadata spec content prerequisites \
    motivation rationale alternatives install installation simplify identify 推荐度 推荐指数 \
    主页 本书主页 出版社 定价 页数 译名 原名 豆瓣 导演 主演 片长 类别 配料 做法 用料 食材 难度 \
    预计时间 解决 解決 対策 現象 現在 課題 問題点 現状";

/// What happens in a recording while nobody speaks.
const EVENTS: &str = "\
    break jingle intro outro music musicalbreak sponsor sponsors ad ads advertisement applause \
    laughter silence crosstalk inaudible unintelligible commercialbreak clip transition 广告 \
    廣告 掌声 掌聲 音乐 音樂 笑声 笑聲 片头 片头曲 片尾 片尾曲 旁白 拍手 音楽 効果音 박수 음악 \
    웃음";

/// Letters and words for question and answer. Whoever uses one asks or answers.
const QUESTIONS: &str = "\
    q question 问 問 提问 提問 质询 質詢 質問 質疑 문 질문 물음 вопрос";
const ANSWERS: &str = "\
    a answer ans 答 回答 答复 答覆 答疑 解答 답 답변 ответ";

/// Words for what a person does in a conversation.
const ROLES: &[(&str, Role)] = &[
    ("interviewer", Role::Interviewer),
    ("采访者", Role::Interviewer),
    ("採訪者", Role::Interviewer),
    ("采访人", Role::Interviewer),
    ("採訪人", Role::Interviewer),
    ("采访", Role::Interviewer),
    ("採訪", Role::Interviewer),
    ("访谈者", Role::Interviewer),
    ("訪談者", Role::Interviewer),
    ("访谈人", Role::Interviewer),
    ("提问者", Role::Interviewer),
    ("提问人", Role::Interviewer),
    ("记者", Role::Interviewer),
    ("記者", Role::Interviewer),
    ("reporter", Role::Interviewer),
    ("インタビュアー", Role::Interviewer),
    ("聞き手", Role::Interviewer),
    ("인터뷰어", Role::Interviewer),
    ("기자", Role::Interviewer),
    ("질문자", Role::Interviewer),
    ("interviewee", Role::Interviewee),
    ("受访者", Role::Interviewee),
    ("受訪者", Role::Interviewee),
    ("受访人", Role::Interviewee),
    ("被访人", Role::Interviewee),
    ("受訪人", Role::Interviewee),
    ("受访嘉宾", Role::Interviewee),
    ("被访者", Role::Interviewee),
    ("被訪者", Role::Interviewee),
    ("被采访者", Role::Interviewee),
    ("被採訪者", Role::Interviewee),
    ("被采访人", Role::Interviewee),
    ("采访对象", Role::Interviewee),
    ("採訪對象", Role::Interviewee),
    ("受訪對象", Role::Interviewee),
    ("回答者", Role::Interviewee),
    ("語り手", Role::Interviewee),
    ("話し手", Role::Interviewee),
    ("인터뷰이", Role::Interviewee),
    ("답변자", Role::Interviewee),
    ("host", Role::Host),
    ("hosts", Role::Host),
    ("moderator", Role::Host),
    ("主持", Role::Host),
    ("主持人", Role::Host),
    ("主播", Role::Host),
    ("司会", Role::Host),
    ("司会者", Role::Host),
    ("進行", Role::Host),
    ("진행", Role::Host),
    ("진행자", Role::Host),
    ("사회자", Role::Host),
    ("guest", Role::Guest),
    ("guests", Role::Guest),
    ("嘉宾", Role::Guest),
    ("嘉賓", Role::Guest),
    ("来宾", Role::Guest),
    ("來賓", Role::Guest),
    ("ゲスト", Role::Guest),
    ("게스트", Role::Guest),
    ("출연자", Role::Guest),
    ("chair", Role::Chair),
    ("chairman", Role::Chair),
    ("chairperson", Role::Chair),
    ("主席", Role::Chair),
    ("議長", Role::Chair),
    ("委員長", Role::Chair),
    ("의장", Role::Chair),
    ("위원장", Role::Chair),
];

/// Stems that number those whose names are not known: `Speaker 1`, `发言人2`, `嘉宾A`.
const NUMBERED_SPEAKERS: &str = "\
    speaker spk person voice participant student user human assistant 发言人 發言人 说话人 \
    說話人 嘉宾 嘉賓 主持人 记者 記者 学生 學生 听众 聽眾 观众 觀眾 网友 網友 同学 受访者 \
    受訪者 委员 委員 男 女 話者 客 화자 발언자 참석자 학생 기자";

/// Words that end a person's name or stand for it: `李老师`, `田中さん`.
const TITLES: &str = "\
    先生 女士 小姐 老师 老師 教授 博士 医生 醫生 律师 律師 记者 記者 主任 院士 院长 院長 校长 \
    校長 总裁 總裁 经理 經理 董事长 董事長 主席 部长 部長 委员 委員 议员 議員 同学 同學 导演 \
    導演 法师 法師 师傅 師傅 爷爷 奶奶 阿姨 叔叔 哥 姐 さん 氏 君 くん ちゃん 様 先輩 社長 議長 \
    監督 選手 님 씨 교수 박사 기자 의원 선생님 대표 위원장 장관 감독 작가";

/// Words before a name that say what the person is; the name starts after them.
const BEFORE_NAMES: &str = "\
    主持人 主持 主播 嘉宾 嘉賓 创始人 創始人 創辦人 创办人 首席执行官 首席執行官 首席科学家 \
    首席科學家 首席技术官 首席技術官 执行官 執行官 负责人 負責人 董事长 董事長 总裁 總裁 总经理 \
    總經理 经理 經理 主任 院长 院長 校长 校長 所长 所長 教授 博士 院士 研究员 研究員 科学家 \
    科學家 工程师 工程師 学者 學者 专家 專家 作家 作者 导演 導演 演员 演員 记者 記者 编辑 編輯 \
    律师 律師 医生 醫生 老师 老師 先生 女士 总统 總統 总理 總理 部长 部長 主席 议员 議員 委员 \
    委員 代表 得主 與 与 和 及 跟 同 由 對 对 是 為 为 请 請 的 了 在 到 向";

/// Surnames common in Chinese, traditional and simplified; two-character ones in the second list.
const SURNAMES: &str = "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许\
韓韩馮冯鄧邓曹彭曾蕭萧肖田董袁潘蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范\
金石廖賈贾夏韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严\
覃武戴莫孔向湯汤溫温康施文牛樊葛邢安齊齐易喬乔伍龐庞顏颜倪莊庄聶聂章魯鲁岳翟殷詹申歐欧耿關关\
蘭兰焦俞左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕單单季裴霍塗涂成苗谷盛曲翁冉駱骆藍蓝路游辛靳歐\
管柴蒙鮑鲍華华喻祁蒲房滕屈饒饶解牟艾尤陽阳時时穆農农司卓古吉繆缪簡简車车項项連连蘆芦麥麦褚婁娄\
竇窦戚岑景黨党宮宫費费卜冷晏席衛卫米柏宗瞿桂全佟應应臧閔闵苟鄔邬邊边卞姬師师和仇欒栾隋商刁沙榮荣巫寇桑郎甄叢丛仲虞敖鞏巩明佘池查麻苑遲迟鄺邝官封談谈匡鞠惠荊荆樂乐冀郁胥南班儲储原栗燕楚鄢勞劳諶谌奚皮粟冼藺蔺樓楼盤盘滿满聞闻位厲厉伊仝區区郜海闞阚花權权強强帥帅屠豆朴蓋盖練练廉禹井祖漆巴豐丰支卿國国狄平計计索宣晉晋相初門门雲云容敬來来扈晁芮都普闕阙浦戈伏鹿薄邸雍辜羊阿烏乌母裘亓修邰赫杭況况那宿鮮鲜印逯隆茹諾诺戰战慕危玉銀银亢嵇公哈湛賓宾戎勾茅利於于呼居揭干但尉冶斯元束檀衣信展陰阴昝智幸奉植衡富尧閆闫由";

/// Words before a name that say what the person is.
pub(crate) fn words_before_names() -> impl Iterator<Item = &'static str> {
    BEFORE_NAMES.split_ascii_whitespace()
}

/// Whether `word` is in a list of words with blanks between them.
fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

pub(crate) fn is_field(folded: &str) -> bool {
    listed(FIELDS, folded)
}

pub(crate) fn is_event(folded: &str) -> bool {
    listed(EVENTS, folded)
}

/// Whether the folded label stands for a question (`Some(true)`) or an answer (`Some(false)`).
/// Numbers are passed over: `问1`, `Q12`.
pub(crate) fn question_or_answer(folded: &str) -> Option<bool> {
    let stem = folded.trim_matches(|c: char| c.is_numeric());
    if listed(QUESTIONS, stem) {
        Some(true)
    } else if listed(ANSWERS, stem) {
        Some(false)
    } else {
        None
    }
}

pub(crate) fn role(folded: &str) -> Option<Role> {
    ROLES.iter().find(|(word, _)| *word == folded).map(|(_, role)| *role)
}

/// Whether `stem` is a word that numbers speakers.
pub(crate) fn numbers_speakers(stem: &str) -> bool {
    listed(NUMBERED_SPEAKERS, stem)
}

/// Whether the folded label is such a word with its number: `speaker1`, `发言人2`, `嘉宾a`.
pub(crate) fn is_numbered_speaker(folded: &str) -> bool {
    NUMBERED_SPEAKERS.split_ascii_whitespace().any(|stem| {
        folded.strip_prefix(stem).is_some_and(|number| {
            let letter = matches!(number, "a" | "b" | "c" | "d" | "e" | "甲" | "乙" | "丙" | "丁");
            // `speakera` may be a word; a letter numbers only where the stem has no letters of its kind.
            let numeral = !number.is_empty()
                && number.chars().all(|c| c.is_numeric() || "一二三四五六七八九十".contains(c));
            numeral || letter && !stem.is_ascii()
        })
    })
}

pub(crate) fn ends_in_title(name: &str) -> bool {
    TITLES.split_ascii_whitespace().any(|title| name.len() > title.len() && name.ends_with(title))
}

/// Whether a title follows the first character of `name`.
pub(crate) fn has_title_after_surname(name: &str) -> bool {
    let mut rest = name.chars();
    rest.next();
    TITLES.split_ascii_whitespace().any(|title| rest.as_str().starts_with(title))
}

pub(crate) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}
