//! Words that tell a speaker from a field, in five languages.
//!
//! Every list holds folded words (see [`crate::name::fold`]): lower case, letters and digits alone.
//! They are evidence, not verdicts: a listed field name weighs against a label, it does not ban it.

use crate::model::Role;
use crate::words::{Characters, Sieve, Words};

/// Names of fields, notices and editorial marks that stand before a colon like a speaker does, in the
/// order of their bytes: a long document has as many labels as this list has words.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "abstract", "achtung", "action", "actionitem", "actual", "actualbehavior", "actualresult", "added",
    "additionalcontext", "address", "advantages", "after", "afternoon", "agenda", "also",
    "alternatives", "always", "api", "approach", "args", "arguments", "assumptions", "attendees",
    "attention", "auteur", "author", "authors", "autor", "autora", "avoid", "background", "bcc",
    "before", "beispiel", "benefits", "blockers", "breakfast", "breaking", "breakingchanges",
    "browser", "budget", "bug", "bugfix", "bugfixes", "categories", "category", "cause", "caution",
    "cc", "challenge", "challenges", "changed", "changelog", "check", "chorus", "class", "client",
    "clients", "code", "command", "commands", "con", "conclusion", "conclusión", "conjecture", "cons",
    "constraints", "contact", "content", "context", "contraindications", "cooktime", "copyright",
    "corollary", "correct", "country", "create", "credit", "credits", "critical", "cure", "date",
    "datum", "deadline", "debug", "december", "decision", "default", "defaults", "definition",
    "department", "deprecated", "describethebug", "description", "detail", "details", "diagnosis",
    "difficulty", "dinner", "directions", "director", "disadvantages", "disclaimer", "discussion",
    "documentation", "dont", "dosage", "draft", "duration", "edit", "edited", "editor", "education",
    "effect", "eg", "egfor", "ejemplo", "email", "employer", "enddate", "enhancements", "environment",
    "ergebnis", "error", "errors", "evening", "example", "examples", "exemple", "exercise", "expected",
    "expectedbehavior", "expectedresult", "experience", "fact", "facts", "fatal", "fax", "feature",
    "features", "february", "fecha", "file", "files", "finally", "first", "fix", "fixed", "fixes",
    "fixme", "format", "friday", "from", "fuente", "function", "functions", "fwd", "genre", "github",
    "goal", "goals", "helpwanted", "highlights", "hint", "hints", "hinweis", "however", "http",
    "https", "id", "identify", "ie", "image", "impact", "important", "improved", "improvements",
    "incorrect", "info", "ingredients", "inhalt", "input", "inputs", "install", "installation",
    "instead", "instructions", "interface", "introduction", "invariant", "isbn", "issue", "january",
    "july", "keywords", "knownissues", "lang", "language", "layout", "lemma", "licence", "license",
    "lieu", "limitations", "link", "links", "location", "lugar", "lunch", "mail", "maybe", "metadata",
    "method", "methods", "minutes", "modify", "module", "monday", "morning", "motivation", "myth",
    "myths", "name", "names", "nb", "never", "next", "nextsteps", "no", "none", "nota", "note",
    "notes", "november", "nutrition", "objective", "objectives", "october", "option", "options", "ort",
    "os", "other", "outcome", "outcomes", "output", "outputs", "outro", "overview", "pages",
    "parameters", "params", "participants", "path", "performance", "permalink", "phone", "photo",
    "photos", "place", "platform", "postcondition", "prechorus", "precondition", "preptime",
    "prerequisites", "present", "presenter", "presenters", "previous", "price", "priority", "pro",
    "problem", "prognosis", "progress", "proof", "proposal", "pros", "ps", "published", "publisher",
    "purpose", "qualifications", "quelle", "rating", "rationale", "re", "reason", "reasons",
    "recommended", "reference", "references", "refrain", "regrets", "releasenotes", "remark",
    "remarks", "remarque", "remedy", "removed", "reproduce", "reproduction", "requirement",
    "requirements", "resolution", "responsibilities", "result", "results", "resumen", "return",
    "returns", "risk", "risks", "rootcause", "run", "runtime", "salary", "saturday", "scope", "scribe",
    "second", "security", "see", "seealso", "september", "serves", "servings", "setup", "sideeffects",
    "simplify", "size", "skills", "slides", "slug", "solution", "source", "sources", "speakers",
    "spec", "starring", "startdate", "status", "step", "steps", "stepstoreproduce", "subcategory",
    "subject", "subtopic", "sujet", "summary", "sunday", "symptom", "symptoms", "tag", "tags",
    "takeaway", "takeaways", "task", "tasks", "teardown", "tel", "tema", "test", "tests", "thema",
    "theorem", "third", "thursday", "time", "tip", "tips", "titel", "title", "titre", "tldr", "to",
    "todo", "todos", "topic", "topics", "toreproduce", "trace", "translation", "translator",
    "treatment", "tuesday", "twitter", "type", "update", "updated", "updates", "url", "usage",
    "variation", "venue", "verdict", "verification", "verify", "verse", "version", "via", "warn",
    "warning", "web", "website", "wednesday", "workaround", "wrong", "yes", "yield", "zeit",
    "zusammenfassung", "автор", "внимание", "вывод", "дата", "источник", "итог", "место", "пример",
    "примечание", "тема", "まとめ", "カテゴリ", "カテゴリー", "タイトル", "タグ", "バージョン", "ヒント", "ポイント", "メモ", "ライセンス",
    "リンク", "一是", "三是", "上线时间", "不良反应", "不足", "主播介绍", "主治", "主演", "主題", "主页", "主题", "举例", "事实", "二是",
    "交通", "介紹", "介绍", "优先级", "优势", "优勢", "优化", "优点", "传真", "住宿", "体温", "作り方", "作成", "作成日", "作成者", "作者",
    "來源", "例", "例句", "例如", "例子", "例題", "供图", "供稿", "依据", "依據", "修复", "修復", "做法", "備考", "備註", "備註欄",
    "優先級", "優化", "優點", "免責聲明", "免责声明", "入力", "入力例", "內容", "公众号", "关键", "关键字", "关键词", "其一", "其三", "其二",
    "其次", "内容", "再次", "写真", "决议", "処方", "出典", "出力例", "出品", "出处", "出席", "出席者", "出版社", "出處", "分类", "分量",
    "分類", "列席", "初出", "利点", "前提", "前置知识", "前言", "剪輯", "剪辑", "副作用", "功效", "功能", "劣势", "効果", "単位", "原名",
    "原因", "原文", "原文链接", "原标题", "原理", "参加者", "参数", "参考", "参考文献", "参考资料", "參數", "參考", "參考資料", "发布",
    "发布时间", "发表于", "变更", "另外", "右侧", "右側", "名称", "名稱", "后期", "后记", "問合せ", "問題点", "嘉宾介绍", "因此", "图",
    "图源", "图片", "图片来源", "圖", "圖片", "圖片來源", "地址", "地点", "地點", "型号", "型號", "基準", "基準値", "場所", "声明", "备注",
    "备考", "复杂度", "姓名", "定义", "定价", "定員", "定理", "定義", "审校", "审核", "審訂", "导演", "导语", "対策", "対象", "導語",
    "小结", "小贴士", "尺寸", "左侧", "左側", "年龄", "底本", "建議", "建议", "引用", "引言", "当前位置", "录制", "录制时间", "後期",
    "後記", "微信", "微信号", "微博", "思路", "性别", "性质", "总之", "总结", "成果", "手順", "担当", "挑战", "排版", "推荐", "推荐度",
    "推荐指数", "推薦", "推论", "提案", "提案人", "提示", "摄影", "摘要", "播出时间", "播出時間", "撰文", "撰稿", "攝影", "改正", "改进",
    "改進", "数据来源", "整理", "數據來源", "文", "文字", "料金", "新增", "新版", "方案", "方法", "方法として", "日時", "日期", "旧版",
    "时长", "时间", "時長", "時間", "曰", "更新", "更新日", "更新日志", "最后", "最後", "材料", "材質", "材质", "条件", "来源", "标签",
    "标题", "校对", "校對", "校正", "核心", "案由", "検査", "検査項目", "概要", "概覽", "概览", "概述", "標籤", "標題", "欠点", "正文",
    "正确", "正解", "此外", "步驟", "步骤", "步骤一", "比如", "決議", "注", "注册", "注意", "注意事项", "注意点", "注記", "片长", "版本",
    "版权", "版权声明", "版權", "特徴", "特性", "特点", "特點", "状态", "狀態", "現在", "現状", "現象", "理由", "用料", "用法", "用法用量",
    "用量", "用餐", "申込", "电话", "画像", "當前位置", "症状", "监制", "監修", "目录", "目标", "目標", "目標値", "目的", "目錄", "真相",
    "示例", "禁忌", "移除", "第一", "第三", "第二", "策划", "简介", "簡介", "类别", "类型", "結果", "結語", "結論", "結論として", "統籌",
    "網址", "編譯", "編輯", "編集", "總結", "结果", "结论", "结语", "统筹", "编译", "编辑", "缺席", "缺点", "缺點", "网址", "翻譯",
    "翻译", "考点", "职业", "聲明", "背景", "舊版", "著作権", "著者", "血圧", "补充", "補充", "補足", "要求", "要点", "要點", "規格",
    "规格", "解决", "解决办法", "解决方案", "解析", "解決", "解決方案", "計算", "診断", "註", "註冊", "誤り", "說", "說明", "課題",
    "調理時間", "警告", "警示", "譯者", "議題", "變更", "计算", "议程", "议题", "记录人", "设计", "证明", "译名", "译者", "误区", "说",
    "说明", "谣言", "豆瓣", "責編", "費用", "資料來源", "责任編輯", "责任编辑", "责编", "费用", "资料来源", "輸入", "輸出", "轉載", "转载",
    "输入", "输出", "返回", "返回值", "适应症", "連結", "連絡先", "連署人", "邮箱", "邮编", "郵箱", "配乐", "配料", "配樂", "采编", "重点",
    "重量", "重點", "錄製", "鏈接", "链接", "错误", "門票", "關鍵詞", "门票", "问题描述", "附", "附录", "附記", "附錄", "难度", "难点",
    "難點", "電話", "項目", "頻度", "題目", "顏色", "類型", "页数", "预计时间", "题目", "颜色", "食材", "首先", "默认", "默认值", "가격",
    "개요", "검증", "결과", "결론", "글", "기능", "기본값", "날짜", "내용", "단계", "단점", "담당", "링크", "만드는법", "목적", "목표",
    "문제", "방법", "배경", "버전", "번역", "변경", "변경사항", "비고", "사진", "삭제", "설명", "수정", "안건", "예", "예시", "예제",
    "요약", "원인", "이메일", "이유", "일시", "일정", "입력", "작성일", "작성자", "장소", "장점", "재료", "저자", "저작권", "전화", "정답",
    "제목", "조건", "주소", "주의", "주제", "준비물", "증상", "참고", "참석자", "처방", "추가", "출력", "출처", "태그", "특징", "편집",
    "해결", "해석", "해설", "현재",
];

/// What happens in a recording while nobody speaks.
const EVENTS: &str = "\
    break video videoclip audio audioclip slide playsvideo jingle intro outro music musicalbreak sponsor sponsors ad ads advertisement applause \
    laughter silence crosstalk inaudible unintelligible commercialbreak clip transition 广告 \
    廣告 掌声 掌聲 音乐 音樂 笑声 笑聲 片头 片头曲 片尾 片尾曲 拍手 音楽 効果音 박수 음악 \
    웃음";

/// Fields of minutes and official records, which no speech begins with.
const RECORDS: &str = "\
    提案人 連署人 连署人 附署人 案由 決議 决议 時間 地點 出席者 出席委員 出席委员 列席 列席者 \
    列席官員 列席人員 列席委員 請假委員 缺席委員 記錄 紀錄 主旨 附件 討論事項 報告事項 開会 閉会";

/// Languages by name or code: what is said and how it reads in another.
const LANGUAGES: &str = "\
    en de fr es it pt ru ja jp zh cn ko kr nl pl sv eng deu fra spa jpn zho kor english german deutsch \
    french français spanish español italian italiano portuguese português russian русский japanese \
    chinese mandarin korean latin greek dutch polish swedish 中文 英文 中 英 日 原文 译文 譯文 日本語 英語 \
    中国語 韓国語 日文 韩文 韓文 法文 德文 例句 翻译 翻譯 訳 和訳 한국어 영어 일본어 중국어";

/// Letters and words for question and answer. Whoever uses one asks or answers.
const QUESTIONS: &str = "\
    q question 问 問 提问 提問 质询 質詢 質問 質疑 追问 追問 문 질문 물음 вопрос frage pregunta pergunta domanda \
    vraag fråga spørsmål spørgsmål pytanie otázka kérdés soru întrebare kysymys питання hỏi سؤال س";
/// The same, where a number follows: without one it heads what is wrong.
const NUMBERED_QUESTIONS: &str = "问题 問題";
const ANSWERS: &str = "\
    a answer ans 答 回答 答复 答覆 答疑 解答 답 답변 ответ antwort respuesta resposta risposta réponse antwoord \
    svar odpowiedź odpověď válasz cevap răspuns vastaus відповідь đáp جواب ج";

/// Letters that ask and answer in one language and may be anything in others.
pub(crate) const LETTER_PAIRS: &[(&str, &str)] =
    &[("p", "r"), ("f", "a"), ("d", "r"), ("q", "r"), ("в", "о")];

/// Those whose names a record does not know, and many at once.
const NAMELESS: &str = "\
    unknown unidentified unidentifiedspeaker unidentifiedmale unidentifiedfemale unidentifiedperson unidentifiedman unidentifiedwoman unknownspeaker \
    audience audiencemember audiencemembers audiencequestion crowd all both multiple several \
    various everyone everybody together man woman voice voices operator thecourt thewitness \
    thedeponent theclerk judge clerk prosecutor defendant plaintiff witness counsel questioner student students chorus narrator narration announcer 旁白 ナレーション ナレーター 내레이션 내레이터 众 眾 众人 眾人 \
    全体 全體 合 齐 观众 觀眾 听众 聽眾 现场 全員 一同 二人 三人 四人 两人 兩人 ふたり 両人 みんな 皆 会場 客席 観客 声 审判长 \
    審判長 审判员 公诉人 辩护人 原告 被告 原告代理人 被告代理人 证人 證人 法官 检察官 书记员 書記官 \
    裁判長 検察官 弁護人 被告人 証人 판사 검사 변호사 증인 피고인 모두 일동 둘다 alle tous toutes todos todas tutti все вместе хором beide ambos 관객 청중";

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
    ("면담자", Role::Interviewer),
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
    ("구술자", Role::Interviewee),
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
    speaker spk person voice participant student user human assistant reporter journalist host guest \
    interviewer interviewee moderator panelist panellist attendee caller questioner 发言人 發言人 说话人 \
    說話人 嘉宾 嘉賓 主持人 记者 記者 学生 學生 听众 聽眾 观众 觀眾 网友 網友 同学 受访者 \
    受訪者 委员 委員 男 女 話者 スピーカー 参加者 客 화자 발언자 참석자 학생 기자 구술자 면담자 응답자 질문자 口述者 口述人 讲述者 讲述人 講述者 語り手 聞き手 話し手 信息员 informant informante respondent subject delegate";

/// Words that end a person's name or stand for it: `李老师`, `田中さん`.
const TITLES: &str = "\
    先生 女士 小姐 老师 老師 教授 博士 医生 醫生 律师 律師 记者 記者 主任 院士 院长 院長 校长 \
    校長 总裁 總裁 经理 經理 董事长 董事長 主席 部长 部長 委员 委員 议员 議員 同学 同學 导演 \
    導演 司長 司长 局長 局长 處長 处长 署長 署长 次長 次长 科長 科长 組長 组长 秘書長 秘书长 所長 所长 \
    縣長 县长 市長 市长 省長 省长 鎮長 镇长 站長 站长 厂长 廠長 班長 班长 队长 隊長 船長 船长 機長 机长 \
    法师 法師 师傅 師傅 爷爷 奶奶 阿姨 叔叔 哥 姐 さん 氏 君 くん ちゃん 様 先輩 社長 議長 \
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

static FIELD_WORDS: Sieve = {
    let (mut rest, mut sieve) = (FIELDS, Sieve::EMPTY);
    while let Some((word, others)) = rest.split_first() {
        (rest, sieve) = (others, sieve.with(word));
    }
    sieve
};
static ROLE_WORDS: Sieve = {
    let (mut rest, mut sieve) = (ROLES, Sieve::EMPTY);
    while let Some(((word, _), others)) = rest.split_first() {
        (rest, sieve) = (others, sieve.with(word));
    }
    sieve
};
static EVENT_WORDS: Words = Words::new(EVENTS);
static NAMELESS_WORDS: Words = Words::new(NAMELESS);
static RECORD_WORDS: Words = Words::new(RECORDS);
static LANGUAGE_WORDS: Words = Words::new(LANGUAGES);
static QUESTION_WORDS: Words = Words::new(QUESTIONS);
static NUMBERED_QUESTION_WORDS: Words = Words::new(NUMBERED_QUESTIONS);
static ANSWER_WORDS: Words = Words::new(ANSWERS);
static NUMBERED: Words = Words::new(NUMBERED_SPEAKERS);
static TITLE_WORDS: Words = Words::new(TITLES);
static SURNAME_CHARACTERS: Characters = Characters::new(SURNAMES);

/// Words before a name that say what the person is.
pub(crate) fn words_before_names() -> impl Iterator<Item = &'static str> {
    BEFORE_NAMES.split_ascii_whitespace()
}

pub(crate) fn is_field(folded: &str) -> bool {
    FIELD_WORDS.passes(folded) && FIELDS.binary_search(&folded).is_ok()
}

pub(crate) fn is_event(folded: &str) -> bool {
    EVENT_WORDS.contains(folded)
}

/// Whether the folded label begins what is nobody's words, and ends the turn before it.
pub(crate) fn ends_a_turn(folded: &str) -> bool {
    is_event(folded) || RECORD_WORDS.contains(folded)
}

/// What stands for the label of one who asks and has none. No name folds to a mark.
pub(crate) const NAMELESS_ASKER: &str = "?";

/// Whether the folded label stands for a question (`Some(true)`) or an answer (`Some(false)`).
/// Numbers are passed over: `问1`, `Q12`.
pub(crate) fn question_or_answer(folded: &str) -> Option<bool> {
    let stem = folded.trim_matches(|c: char| c.is_numeric());
    let numbered = || stem.len() < folded.len() && NUMBERED_QUESTION_WORDS.contains(stem);
    if QUESTION_WORDS.contains(stem) || stem == NAMELESS_ASKER || numbered() {
        Some(true)
    } else if ANSWER_WORDS.contains(stem) {
        Some(false)
    } else {
        None
    }
}

/// Whether the folded label stands for one whose name is not known, or for many.
pub(crate) fn is_nameless(folded: &str) -> bool {
    // `UNIDENTIFIED MALE #2`
    NAMELESS_WORDS.contains(folded.trim_end_matches(|c: char| c == '#' || c.is_numeric()))
}

/// Whether the folded label names a language.
pub(crate) fn is_language(folded: &str) -> bool {
    LANGUAGE_WORDS.contains(folded)
}

pub(crate) fn role(folded: &str) -> Option<Role> {
    if !ROLE_WORDS.passes(folded) {
        return None;
    }
    ROLES.iter().find(|(word, _)| *word == folded).map(|(_, role)| *role)
}

/// Whether `stem` is a word that numbers speakers.
pub(crate) fn numbers_speakers(stem: &str) -> bool {
    NUMBERED.contains(stem)
}

/// Whether the folded label is such a word with its number: `speaker1`, `发言人2`, `嘉宾a`.
pub(crate) fn is_numbered_speaker(folded: &str) -> bool {
    NUMBERED.begin(folded)
        && NUMBERED.iter().any(|stem| {
            folded.strip_prefix(stem).is_some_and(|number| {
                let letter =
                    matches!(number, "a" | "b" | "c" | "d" | "e" | "甲" | "乙" | "丙" | "丁");
                // `speakera` may be a word; a letter numbers only where the stem has no letters of its kind.
                let numeral = !number.is_empty()
                    && number.chars().all(|c| c.is_numeric() || "一二三四五六七八九十".contains(c));
                numeral || letter && !stem.is_ascii()
            })
        })
}

pub(crate) fn ends_in_title(name: &str) -> bool {
    TITLE_WORDS.end_more_than_themselves(name)
}

/// Whether a title follows the first character of `name`.
pub(crate) fn has_title_after_surname(name: &str) -> bool {
    let mut rest = name.chars();
    rest.next();
    TITLE_WORDS.begin(rest.as_str())
}

/// What follows the title behind the first character of `name`: `大同` of `王司長大同`.
pub(crate) fn after_title(name: &str) -> Option<&str> {
    let mut rest = name.chars();
    rest.next();
    TITLE_WORDS.iter().find_map(|title| rest.as_str().strip_prefix(title))
}

pub(crate) fn is_surname(c: char) -> bool {
    SURNAME_CHARACTERS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_that_is_searched_is_sorted() {
        let unsorted = FIELDS.windows(2).find(|pair| pair[0] >= pair[1]);
        assert_eq!(unsorted, None, "put these two in the order of their bytes");
    }

    #[test]
    fn words_are_as_long_as_their_lists_ask_for() {
        assert!(SURNAMES.chars().all(|c| c.len_utf8() == 3));
        let ends =
            TITLES.split_ascii_whitespace().chain(NUMBERED_SPEAKERS.split_ascii_whitespace());
        assert_eq!(ends.filter(|word| word.len() < 3).collect::<alloc::vec::Vec<_>>(), [""; 0]);
    }

    #[test]
    fn words_are_folded() {
        let words = FIELDS.iter().copied().chain(EVENTS.split_ascii_whitespace());
        let words = words.chain(QUESTIONS.split_ascii_whitespace());
        let words = words.chain(ANSWERS.split_ascii_whitespace());
        for word in words.chain(ROLES.iter().map(|(word, _)| *word)) {
            assert_eq!(crate::name::fold(word), word, "a word that no folded label equals");
        }
    }
}
