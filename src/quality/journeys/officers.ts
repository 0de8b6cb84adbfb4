/** What an officer types or pastes, question by question, as a keyboard or word processor gives it. */
export interface Officer {
  /** Script or language, as the title of a test. */
  script: string;
  /** BCP 47 tag that the form has to arrive at. */
  language: string;
  /** What the officer types first to find the city, in the script of the city. */
  typed: string;
  /** Name in English. */
  name: string;
  /** ISO 3166-1 alpha-2 code that the form has to arrive at. */
  country: string;
  /** The country as the officer would type it. */
  countryTyped: string;
  /** Where the city lies, in degrees, true to 0.05°. */
  near: { latitude: number; longitude: number };
  /** The place in the notation that the officer has at hand. */
  coordinates: string;
  /** The city's website, with or without a scheme. */
  website: string;
  /** What the officer calls the language of the answers. */
  languageName: string;
  summary: string;
  statement: string;
  /** Empty where the city says that it has none yet. */
  actions: readonly OfficerAction[];
  /** `date` is a day, a month or a year, as typed; `link` may be empty. */
  decision: { body: string; date: string; state: 'made' | 'planned'; link: string };
  /** The office that answers questions, never a person. */
  role: string;
  email: string;
}

interface OfficerAction {
  principle: 1 | 2 | 3 | 4 | 5;
  text: string;
  kind: 'law' | 'policy' | 'service' | 'programme' | 'register' | 'commitment';
  url: string;
  /** Empty where the officer skipped the question. */
  publisher: string;
}

/**
 * Khmer as the NiDA keyboard gives it: the space bar types a zero-width space between words.
 *
 * @param text - Khmer with `|` wherever the space bar was pressed
 */
const nida = (text: string): string => text.replaceAll('|', '\u200B');

/**
 * Officers of twelve cities who propose their city. Invisible characters are written as escapes.
 * All web addresses and mailboxes are on hosts reserved for examples (RFC 2606), and what the
 * officers say about their cities is invented.
 */
export const OFFICERS: readonly Officer[] = [
  {
    script: 'Thai',
    language: 'th',
    typed: 'เชียงใหม่',
    name: 'Chiang Mai',
    country: 'TH',
    countryTyped: 'ประเทศไทย',
    near: { latitude: 18.79, longitude: 98.98 },
    coordinates: '๑๘.๗๙, ๙๘.๙๘', // Thai digits, as in official letters
    website: 'https://www.chiangmai.example.org',
    languageName: 'ภาษาไทย',
    // Thai ends a sentence without a full stop.
    summary:
      'เทศบาลนครเชียงใหม่ให้บริการอินเทอร์เน็ตฟรีในห้องสมุดและตลาด และสอนผู้สูงอายุใช้บริการออนไลน์ของรัฐอย่างปลอดภัย',
    statement: [
      'เทศบาลนครเชียงใหม่เห็นว่าการเข้าถึงอินเทอร์เน็ตเป็นสิทธิของทุกคน ไม่ว่าจะอาศัยอยู่ในเขตเมืองเก่าหรือในชุมชนริมแม่น้ำปิง เราจึงติดตั้งจุดบริการ Wi-Fi ฟรีในห้องสมุดประชาชน ตลาดสด และศูนย์สุขภาพชุมชน โดยไม่เก็บข้อมูลของผู้ใช้เกินกว่าที่กฎหมายกำหนด',
      'ทุกวันเสาร์ อาสาสมัครจากมหาวิทยาลัยในพื้นที่จะช่วยผู้สูงอายุกรอกแบบฟอร์มออนไลน์ สอนวิธีสังเกตข้อความหลอกลวง และช่วยตั้งรหัสผ่านที่ปลอดภัย ปีที่ผ่านมามีผู้เข้าร่วมกว่า 1,200 คน',
      // A no-break space before the repetition mark.
      'เราอยากแลกเปลี่ยนประสบการณ์กับเมืองอื่น\u00A0ๆ โดยเฉพาะเรื่องการเปิดเผยข้อมูลฝุ่น PM2.5 เพื่อให้ประชาชนตรวจสอบการทำงานของเทศบาลได้',
    ].join(' \u000B\u000B'), // trailing spaces and the line breaks (Shift+Enter) of Word
    actions: [
      {
        principle: 1,
        text: 'บริการ Wi-Fi ฟรีในห้องสมุดประชาชน ตลาดสด และศูนย์สุขภาพชุมชน รวม 42 จุด',
        kind: 'service',
        url: 'https://www.chiangmai.example.org/wifi',
        publisher: 'เทศบาลนครเชียงใหม่',
      },
      {
        principle: 3,
        text: 'เปิดเผยข้อมูลฝุ่น PM2.5 รายชั่วโมงจากเครื่องวัดของเทศบาล ให้ทุกคนดาวน์โหลดและนำไปใช้ต่อได้',
        kind: 'service',
        url: 'https://www.chiangmai.example.org/opendata/pm25',
        publisher: '',
      },
    ],
    decision: {
      body: 'สภาเทศบาลนครเชียงใหม่',
      date: '2026-10-12',
      state: 'made',
      link: 'https://www.chiangmai.example.org/council/2026-10-12',
    },
    role: 'กองยุทธศาสตร์และงบประมาณ เทศบาลนครเชียงใหม่',
    email: 'digital@chiangmai.example.org',
  },
  {
    script: 'Khmer',
    language: 'km',
    typed: 'បាត់ដំបង',
    name: 'Battambang',
    country: 'KH',
    countryTyped: 'កម្ពុជា',
    near: { latitude: 13.1, longitude: 103.2 },
    coordinates: '១៣,១០; ១០៣,២០', // Khmer digits and decimal commas
    website: 'battambang.example.org',
    languageName: 'Khmer',
    // No full stop (។) at the end, as in notices and headings.
    summary: nida(
      'ក្រុង|បាត់ដំបង|ផ្តល់|អ៊ីនធឺណិត|ឥត|គិត|ថ្លៃ|នៅ|បណ្ណាល័យ និង|ជួយ|ប្រជាពលរដ្ឋ|បំពេញ|ទម្រង់|បែបបទ|តាម|អនឡាញ',
    ),
    statement: nida(
      [
        'រដ្ឋបាល|ក្រុង|បាត់ដំបង|ជឿជាក់|ថា ប្រជាពលរដ្ឋ|គ្រប់|រូប|មាន|សិទ្ធិ|ទទួល|បាន|ព័ត៌មាន និង|សេវា|សាធារណៈ|តាម|ប្រព័ន្ធ|ឌីជីថល ដោយ|មិន|ប្រកាន់|អាយុ ភេទ ឬ|កម្រិត|ជីវភាព|ឡើយ',
        'នៅ|ការិយាល័យ|ច្រក|ចេញ|ចូល|តែ|មួយ មន្ត្រី|របស់|យើង|ជួយ|មនុស្ស|ចាស់ និង|អ្នក|ដែល|មិន|ចេះ|អក្សរ ឱ្យ|បំពេញ|ទម្រង់|បែបបទ|តាម|អនឡាញ ហើយ|ពន្យល់|ថា ទិន្នន័យ|ផ្ទាល់|ខ្លួន|ណា|ខ្លះ|ត្រូវ|បាន|រក្សា|ទុក និង|រក្សា|ទុក|រយៈ|ពេល|ប៉ុន្មាន',
        'យើង|ចង់|រៀន|ពី|ទីក្រុង|ដទៃ|ទៀត អំពី|វិធី|ផ្សព្វផ្សាយ|ថវិកា|ក្រុង|ជា|ទិន្នន័យ|បើក|ចំហ ដើម្បី|ឱ្យ|ប្រជាពលរដ្ឋ|អាច|តាមដាន|ការ|ចំណាយ|បាន',
      ].join('\n\n'),
    ),
    actions: [
      {
        principle: 1,
        text: nida(
          'ជួយ|មនុស្ស|ចាស់|បំពេញ|ទម្រង់|បែបបទ|តាម|អនឡាញ|ដោយ|ឥត|គិត|ថ្លៃ នៅ|ការិយាល័យ|ច្រក|ចេញ|ចូល|តែ|មួយ',
        ),
        kind: 'service',
        url: 'battambang.example.org/one-window',
        publisher: '',
      },
      {
        principle: 1,
        text: nida('អ៊ីនធឺណិត|ឥត|គិត|ថ្លៃ និង|កុំព្យូទ័រ ១២ គ្រឿង នៅ|បណ្ណាល័យ|ក្រុង'),
        kind: 'service',
        url: 'https://battambang.example.org/library',
        publisher: nida('រដ្ឋបាល|ក្រុង|បាត់ដំបង'),
      },
    ],
    decision: {
      body: nida('ក្រុមប្រឹក្សា|ក្រុង|បាត់ដំបង'),
      date: '2027',
      state: 'planned',
      link: '',
    },
    role: nida('ការិយាល័យ|ទំនាក់|ទំនង|សាធារណៈ រដ្ឋបាល|ក្រុង|បាត់ដំបង'),
    email: 'info@battambang.example.org',
  },
  {
    script: 'Hebrew',
    language: 'he',
    typed: 'חיפה',
    name: 'Haifa',
    country: 'IL',
    countryTyped: 'ישראל',
    near: { latitude: 32.79, longitude: 34.99 },
    // Left-to-right marks, as copied from a line of Hebrew.
    coordinates: '\u200E32.7940, 34.9896\u200E',
    website: 'www.haifa.example.org',
    languageName: 'עברית',
    summary:
      'Haifa tells its residents in Hebrew, Arabic and Russian which cameras the city runs, why, and how long recordings are kept.',
    statement: [
      'עיריית חיפה מפעילה מצלמות במרחב הציבורי, ולתושבים יש זכות לדעת היכן הן מוצבות, לשם מה וכמה זמן נשמרות ההקלטות. לכן אנחנו מפרסמים מפה מעודכנת של כל המצלמות, ואיננו מפעילים זיהוי פנים.',
      // Gershayim in the abbreviation, a no-break space, and a right-to-left mark at the end.
      'חיפה היא עיר מעורבת: השירותים המקוונים שלנו ניתנים בעברית, בערבית וברוסית, ואתר העירייה עומד בתקן הישראלי לנגישות (ת״י\u00A05568).\u200F',
      // En dashes.
      'בשנה הקרובה נקים מרשם פתוח של האלגוריתמים שבהם משתמשות מחלקות העירייה – משיבוץ ילדים לגנים ועד תזמון הרמזורים – ונשמח ללמוד מערים שכבר עשו זאת.',
    ].join('\r\n\r\n'), // line ends of Windows
    actions: [
      {
        principle: 2,
        text: 'כללים להצבת מצלמות במרחב הציבורי: פרסום מיקומה של כל מצלמה, מחיקת ההקלטות לאחר 30 יום ואיסור על זיהוי פנים.',
        kind: 'policy',
        url: 'https://www.haifa.example.org/cameras',
        publisher: 'עיריית חיפה',
      },
      {
        principle: 4,
        text: 'השירותים המקוונים של העירייה ניתנים בעברית, בערבית וברוסית, ואפשר למלא כל טופס גם בעזרת נציג בטלפון.',
        kind: 'service',
        url: 'www.haifa.example.org/services',
        publisher: '',
      },
    ],
    decision: {
      body: 'מועצת העיר חיפה',
      date: '8 September 2026',
      state: 'made',
      link: 'https://www.haifa.example.org/council/decisions',
    },
    role: '\u200Fאגף המחשוב והמידע, עיריית חיפה', // right-to-left mark at the start
    email: 'digital@haifa.example.org',
  },
  {
    script: 'Georgian',
    language: 'ka',
    typed: 'ქუთაისი',
    name: 'Kutaisi',
    country: 'GE',
    countryTyped: 'საქართველო',
    near: { latitude: 42.27, longitude: 42.7 },
    coordinates: '42°16′N 42°42′E',
    website: 'https://kutaisi.example.org/',
    languageName: 'ქართული',
    // A curly apostrophe.
    summary:
      'Kutaisi publishes its assembly’s minutes and votes and the city budget as open data, so that anyone can follow a decision.',
    statement: [
      'ქუთაისის მერია ყოველთვიურად აქვეყნებს ბიუჯეტის შესრულების მონაცემებს ღია ფორმატში. მოქალაქეს შეუძლია ნახოს, რაში იხარჯება მისი უბნისთვის გამოყოფილი თანხა, და საკრებულოს სხდომას პირდაპირ ეთერში უყუროს.',
      // Georgian quotation marks.
      'ბევრ ოჯახს სახლში კომპიუტერი არ აქვს. ამიტომ ბიბლიოთეკებში უფასო ინტერნეტია, ხოლო პროგრამის „ციფრული მეზობელი“ მოხალისეები ხანდაზმულებს ელექტრონული განცხადებების შევსებაში ეხმარებიან.',
      'კოალიციის წევრი ქალაქებისგან გვინდა ვისწავლოთ, როგორ ავუხსნათ მოქალაქეებს მარტივი ენით, რა მონაცემებს ვაგროვებთ და რატომ.',
    ].join('\n\n'),
    actions: [
      {
        principle: 3,
        // A bullet and a tab, copied with an item of a list.
        text: '•\tსაკრებულოს სხდომების ოქმები, კენჭისყრის შედეგები და ქალაქის ბიუჯეტი ღია მონაცემების სახით.',
        kind: 'service',
        url: 'https://kutaisi.example.org/open-data',
        publisher: 'ქუთაისის მერია',
      },
      {
        principle: 1,
        text: '•\tპროგრამა „ციფრული მეზობელი“: მოხალისეები ხანდაზმულებს ელექტრონული განცხადებების შევსებას ასწავლიან.',
        kind: 'programme',
        url: 'https://kutaisi.example.org/digital-neighbour',
        publisher: '',
      },
    ],
    decision: {
      body: 'ქუთაისის მუნიციპალიტეტის საკრებულო',
      date: '2026-10',
      state: 'made',
      link: 'https://kutaisi.example.org/assembly/2026-10',
    },
    role: 'ქუთაისის მერია, საზოგადოებასთან ურთიერთობის სამსახური',
    email: 'press@kutaisi.example.org',
  },
  {
    script: 'Amharic',
    language: 'am',
    typed: 'ባሕር ዳር',
    name: 'Bahir Dar',
    country: 'ET',
    countryTyped: 'ኢትዮጵያ',
    near: { latitude: 11.59, longitude: 37.39 },
    coordinates: "11°36'N 37°23'E", // straight apostrophes of a keyboard
    website: 'www.bahirdar.example.org',
    languageName: 'Amharic',
    // Amharic ends a sentence in ።.
    summary: 'የባሕር ዳር ከተማ አስተዳደር ነዋሪዎች የከተማዋን አገልግሎቶች በተራ የእጅ ስልክ፣ በአማርኛ አጭር መልእክት እንዲጠይቁ ያስችላል።',
    statement: [
      'በባሕር ዳር ብዙ ነዋሪዎች ዘመናዊ ስልክ የላቸውም። ስለዚህ የከተማ አስተዳደሩ የልደት ምዝገባ ቀጠሮና የውሃ ክፍያ መረጃ በአጭር የጽሑፍ መልእክትም ይሰጣል። ማንም ሰው ኢንተርኔት ስለሌለው ብቻ ከአገልግሎት መገለል የለበትም።',
      'በዋናው ቤተ መጻሕፍት ተማሪዎች በነፃ ኢንተርኔት ይጠቀማሉ፤ ቅዳሜ ቅዳሜ ደግሞ ወጣቶች በበይነመረብ ከሚፈጸም ማጭበርበር ራሳቸውን እንዲጠብቁ ሥልጠና እንሰጣለን።',
      'ከሌሎች ከተሞች መማር የምንፈልገው የነዋሪዎችን የግል መረጃ እንዴት በአግባቡ መያዝና መጠበቅ እንደሚቻል ነው።',
    ].join('\u2028\u2028'), // line separators, as Word gives its line breaks to some programs
    actions: [
      {
        principle: 1,
        text: 'የልደት ምዝገባ ቀጠሮ ለመያዝና የውሃ ክፍያን ለማወቅ የሚያስችል የአማርኛ አጭር መልእክት አገልግሎት።',
        kind: 'service',
        url: 'https://www.bahirdar.example.org/sms',
        publisher: 'የባሕር ዳር ከተማ አስተዳደር',
      },
      {
        principle: 2,
        text: 'ወጣቶች በበይነመረብ ከሚፈጸም ማጭበርበር ራሳቸውን እንዲጠብቁ በየሳምንቱ ቅዳሜ የሚሰጥ ነፃ ሥልጠና።',
        kind: 'programme',
        url: 'www.bahirdar.example.org/training',
        publisher: '',
      },
    ],
    decision: {
      body: 'የባሕር ዳር ከተማ ምክር ቤት',
      date: '15 June 2027',
      state: 'planned',
      link: '',
    },
    role: 'የኢንፎርሜሽን ቴክኖሎጂ ጽሕፈት ቤት፣ የባሕር ዳር ከተማ አስተዳደር',
    email: 'ict@bahirdar.example.org',
  },
  {
    script: 'Korean',
    language: 'ko',
    typed: '대전',
    name: 'Daejeon',
    country: 'KR',
    countryTyped: '대한민국',
    near: { latitude: 36.35, longitude: 127.38 },
    coordinates: 'N36.3504, E127.3845',
    website: 'https://daejeon.example.com',
    languageName: '한국어',
    summary:
      '대전시는 인공지능을 쓰는 행정 서비스를 모두 공개하고, 시민이 그 결과에 이의를 제기할 수 있게 합니다.',
    statement: [
      // Two trailing spaces at the end of each paragraph.
      '대전은 과학의 도시입니다. 새로운 기술을 행정에 빠르게 도입하는 만큼, 시민이 그 기술을 이해하고 거부할 권리도 함께 보장해야 한다고 생각합니다.  ',
      // Curly quotes.
      '시는 2025년부터 ‘인공지능 행정 목록’을 운영하고 있습니다. 어느 부서가 어떤 알고리즘을 왜 쓰는지, 최종 결정은 누가 내리는지 누구나 확인할 수 있습니다. 목록은 분기마다 갱신합니다.  ',
      '행정복지센터에는 키오스크 사용이 어려운 어르신을 위해 대면 창구를 그대로 둡니다. 디지털이 유일한 길이 되어서는 안 됩니다.  ',
    ].join('\n\n'),
    actions: [
      {
        principle: 3,
        text: '시가 사용하는 알고리즘의 목적, 담당 부서, 이의 제기 방법을 공개하는 ‘인공지능 행정 목록’을 운영합니다.',
        kind: 'register',
        url: 'https://daejeon.example.com/ai-list',
        publisher: '대전광역시',
      },
      {
        principle: 1,
        text: '모든 행정복지센터에 대면 창구를 둡니다.', // a short sentence
        kind: 'service',
        url: 'https://daejeon.example.com/welfare-centers',
        publisher: '',
      },
    ],
    decision: {
      body: '대전광역시의회',
      date: '2026-09-18',
      state: 'made',
      link: 'https://daejeon.example.com/council/2026-09-18',
    },
    role: '대전광역시 디지털정책 담당 부서',
    email: 'digitalrights@daejeon.example.com',
  },
  {
    script: 'Vietnamese',
    language: 'vi',
    typed: 'Đà Nẵng',
    name: 'Da Nang',
    country: 'VN',
    countryTyped: 'Việt Nam',
    near: { latitude: 16.07, longitude: 108.22 },
    coordinates: '16,07; 108,22', // decimal commas
    website: 'danang.example.org',
    languageName: 'Tiếng Việt',
    // Decomposed letters (NFD), as some programs on a Mac give them.
    summary:
      'Đà Nẵng mở dữ liệu về giao thông, môi trường và ngân sách để người dân cùng giám sát hoạt động của thành phố.'.normalize(
        'NFD',
      ),
    statement: [
      // Curly quotes.
      'Thành phố Đà Nẵng xem dữ liệu được tạo ra bằng ngân sách công là tài sản chung. Nguyên tắc của chúng tôi là “mở theo mặc định, đóng khi có lý do”. Trên cổng dữ liệu mở, người dân có thể tải về số liệu về xe buýt, chất lượng nước ở các bãi tắm và tiến độ giải ngân của từng dự án.',
      'Mọi thủ tục trực tuyến đều ghi rõ dữ liệu cá nhân nào được thu thập, lưu trong bao lâu và ai được xem. Người dân có quyền yêu cầu sửa hoặc xóa những dữ liệu sai về mình. Khi xảy ra sự cố lộ lọt dữ liệu, cơ quan phụ trách phải thông báo cho những người bị ảnh hưởng trong vòng 72 giờ.',
      'Tổ công nghệ số cộng đồng ở từng phường giúp người cao tuổi và người khuyết tật nộp hồ sơ qua mạng. Mỗi tổ có một đoàn viên thanh niên và một cán bộ phường; họ đến tận nhà khi người dân không thể đi lại.',
      'Năm nay, thành phố thí điểm một danh mục các hệ thống trí tuệ nhân tạo mà các sở, ngành đang dùng, từ tổng đài trả lời tự động đến phân tích lưu lượng giao thông. Với mỗi hệ thống, danh mục nêu rõ mục đích, nguồn dữ liệu, đơn vị chịu trách nhiệm và cách khiếu nại. Khi tham gia liên minh, chúng tôi mong được học cách các thành phố khác lấy ý kiến người dân trước khi lắp đặt camera.',
    ]
      .join('\n\n')
      .normalize('NFD'), // 1,504 code units, but 1,154 once composed
    actions: [
      {
        principle: 5,
        text: 'Quy chế dữ liệu mở: các sở, ngành phải công bố dữ liệu ở định dạng máy đọc được và cập nhật hằng tháng.',
        kind: 'policy',
        url: 'https://danang.example.org/du-lieu-mo',
        publisher: 'Ủy ban nhân dân thành phố Đà Nẵng'.normalize('NFD'),
      },
      {
        principle: 2,
        text: 'Mỗi thủ tục trực tuyến có một trang giải thích dữ liệu cá nhân nào được thu thập, thời gian lưu và quyền của người dân.',
        kind: 'service',
        url: 'https://danang.example.org/quyen-rieng-tu',
        publisher: '',
      },
      {
        principle: 1,
        text: 'Tổ công nghệ số cộng đồng tại các phường giúp người cao tuổi và người khuyết tật nộp hồ sơ qua mạng.',
        kind: 'programme',
        url: 'danang.example.org/to-cong-nghe-so',
        publisher: '',
      },
    ],
    decision: {
      body: 'Hội đồng nhân dân thành phố Đà Nẵng',
      date: '2027-07',
      state: 'planned',
      link: 'https://danang.example.org/hdnd/ky-hop-giua-nam-2027',
    },
    role: 'Sở Khoa học và Công nghệ thành phố Đà Nẵng',
    email: 'dulieumo@danang.example.org',
  },
  {
    script: 'Tamil',
    language: 'ta',
    typed: 'கோயம்புத்தூர்',
    name: 'Coimbatore',
    country: 'IN',
    countryTyped: 'இந்தியா',
    near: { latitude: 11.02, longitude: 76.96 },
    coordinates: '11° 1′ 0.5″ N, 76° 57′ 20.9″ E',
    website: 'www.coimbatore.example.org',
    languageName: 'தமிழ்',
    summary:
      'கோயம்புத்தூர் மாநகராட்சி புகார் சேவையை எளிய தமிழில் வழங்குகிறது; பார்வை மாற்றுத்திறனாளிகளும் அதைப் பயன்படுத்தலாம்.',
    statement: [
      'கோயம்புத்தூர் மாநகராட்சியின் இணையவழிச் சேவைகள் தமிழிலும் ஆங்கிலத்திலும் கிடைக்கின்றன. சொத்து வரி செலுத்தவும், பிறப்புச் சான்றிதழ் பெறவும், குடிநீர் இணைப்புக்கு விண்ணப்பிக்கவும் மக்கள் அலுவலகத்துக்கு வர வேண்டியதில்லை.',
      'ஆனால் எல்லோரிடமும் கணினி இல்லை. எனவே மண்டல அலுவலகங்களில் உள்ள உதவி மையங்களில் ஊழியர்கள் முதியோருக்கு விண்ணப்பங்களை நிரப்பிக் கொடுக்கிறார்கள்; இதற்குக் கட்டணம் இல்லை.',
      // A zero-width non-joiner keeps க் and ஷ apart in “rickshaw”, as it is commonly spelled.
      'குடிமக்களின் தரவை எந்த நோக்கத்துக்காகப் பெறுகிறோமோ அதற்கு மட்டுமே பயன்படுத்துகிறோம். தெரு விளக்குகள், குப்பை சேகரிப்பு, ஆட்டோ ரிக்\u200Cஷா நிறுத்தங்கள் பற்றிய தரவுகளை அனைவரும் பதிவிறக்கலாம்.',
    ].join('\r\n\r\n'), // line ends of Windows
    actions: [
      {
        principle: 5,
        text: 'புகார் செயலி எளிய தமிழில் உள்ளது; திரை வாசிப்பான் மூலமும் அதைப் பயன்படுத்தலாம்.',
        kind: 'service',
        url: 'https://www.coimbatore.example.org/grievance',
        publisher: 'கோயம்புத்தூர் மாநகராட்சி',
      },
      {
        principle: 1,
        text: 'மண்டல அலுவலகங்களில் உள்ள உதவி மையங்கள் முதியோரின் விண்ணப்பங்களைக் கட்டணமின்றி நிரப்பித் தருகின்றன.',
        kind: 'service',
        url: 'https://www.coimbatore.example.org/help-centres',
        publisher: '',
      },
      {
        principle: 3,
        text: 'தெரு விளக்குகள், குப்பை சேகரிப்பு, ஆட்டோ ரிக்\u200Cஷா நிறுத்தங்கள் பற்றிய திறந்த தரவு.',
        kind: 'service',
        url: 'www.coimbatore.example.org/open-data',
        publisher: 'கோயம்புத்தூர் மாநகராட்சி',
      },
    ],
    decision: {
      body: 'கோயம்புத்தூர் மாநகராட்சி மன்றம்',
      date: '30 September 2026',
      state: 'made',
      link: 'www.coimbatore.example.org/council/resolutions',
    },
    role: 'கோயம்புத்தூர் மாநகராட்சி, தகவல் தொழில்நுட்பப் பிரிவு',
    email: 'it@coimbatore.example.org ', // a trailing space
  },
  {
    script: 'Arabic',
    language: 'ar',
    typed: 'سوسة',
    name: 'Sousse',
    country: 'TN',
    countryTyped: 'تونس',
    near: { latitude: 35.83, longitude: 10.64 },
    coordinates: '35.8256، 10.6370', // the comma of an Arabic keyboard (U+060C)
    website: 'https://sousse.example.org',
    languageName: 'العربية',
    summary:
      'تنشر بلدية سوسة ميزانيتها وصفقاتها على الإنترنت، وتخصّص جزءًا من استثماراتها لمشاريع يختارها السكان.',
    statement: [
      // A right-to-left mark at the start.
      '\u200Fمنذ سنة 2019، يختار سكان أحياء سوسة جزءًا من المشاريع البلدية في إطار «الميزانية التشاركية». وتُنشر المقترحات ونتائج التصويت على موقع البلدية، ويمكن لكل متساكن أن يتابع تقدّم الأشغال في حيّه.',
      // A no-break space before the number of the act.
      'ونحرص على حماية المعطيات الشخصية وفق القانون الأساسي عدد\u00A063 لسنة 2004، فلا نطلب في استماراتنا إلا ما يلزم لتقديم الخدمة، ونحذف تسجيلات كاميرات المراقبة بعد 15 يومًا.',
      // Left-to-right marks around a Latin word.
      'ونوفّر شبكة \u200EWi-Fi\u200E مجانية في المكتبة العمومية ودار الشباب، مع حصص أسبوعية يتعلّم فيها كبار السن استعمال الخدمات الإدارية عن بعد. ونودّ أن نتعلّم من مدن أخرى كيف تُعرّف سكانها بالخوارزميات التي تستعملها الإدارة.',
    ].join('\n\n'),
    actions: [
      {
        principle: 4,
        text: 'ميزانية تشاركية يقترح فيها السكان مشاريع لأحيائهم ويصوّتون عليها حضوريًا أو عن بعد.',
        kind: 'programme',
        url: 'https://sousse.example.org/budget-participatif',
        publisher: 'بلدية سوسة',
      },
      {
        principle: 2,
        text: 'قواعد استعمال كاميرات المراقبة: لافتة عند كل كاميرا، وحذف التسجيلات بعد 15 يومًا، ومنع تسليمها إلى الخواص.',
        kind: 'policy',
        // “كاميرا”, as the address bar of a browser gives it.
        url: 'https://sousse.example.org/%D9%83%D8%A7%D9%85%D9%8A%D8%B1%D8%A7',
        publisher: '',
      },
    ],
    decision: {
      body: 'الكتابة العامة لبلدية سوسة',
      date: '12\u00A0October 2026', // a no-break space
      state: 'made',
      link: 'https://sousse.example.org/decisions/2026-10-12',
    },
    role: 'مصلحة الإعلامية ببلدية سوسة',
    email: 'contact@sousse.example.org',
  },
  {
    script: 'Japanese',
    language: 'ja',
    typed: '金沢',
    name: 'Kanazawa',
    country: 'JP',
    countryTyped: '日本',
    near: { latitude: 36.56, longitude: 136.66 },
    coordinates: '３６．５６１３，１３６．６５６２', // full-width, as an input method gives it
    website: 'www.kanazawa.example.org',
    languageName: '日本語',
    summary: '金沢市は行政のデータを公開し、市民と一緒に暮らしの課題を解決しています。',
    statement: [
      // An ideographic space indents each paragraph.
      '\u3000金沢市は、行政のデータは市民みんなの財産だと考えています。除雪車の位置、避難所の混雑状況、文化財の写真などを、誰でも無料で使える形で公開しています。',
      '\u3000一方で、スマートフォンを持たない方もいます。公民館では毎月、職員が申請書の書き方やキャッシュレス決済の使い方を一緒に確認する相談会を開いています。窓口でも電話でも、同じ手続きができます。',
      '\u3000観光客の流れを調べるカメラは、映像を保存せず、人数だけを数えています。こうした工夫を世界の都市と共有したいと考えています。',
    ].join('\n'),
    actions: [
      {
        principle: 3,
        text: '除雪車の位置や避難所の混雑状況を、オープンデータとして公開しています。',
        kind: 'service',
        url: 'https://www.kanazawa.example.org/opendata',
        publisher: '金沢市',
      },
      {
        principle: 2,
        text: 'カメラの映像は保存しません。', // a short sentence
        kind: 'policy',
        url: 'https://www.kanazawa.example.org/camera',
        publisher: '',
      },
    ],
    decision: {
      body: '金沢市議会',
      date: '2026-09-25',
      state: 'made',
      link: 'https://www.kanazawa.example.org/gikai/2026-09',
    },
    role: '金沢市\u3000デジタル行政担当課', // an ideographic space
    email: 'digital@kanazawa.example.org',
  },
  {
    script: 'Armenian',
    language: 'hy',
    typed: 'Գյումրի',
    name: 'Gyumri',
    country: 'AM',
    countryTyped: 'Հայաստան',
    near: { latitude: 40.79, longitude: 43.85 },
    coordinates: '40°47′22″N 43°50′51″E',
    website: 'gyumri.example.org',
    languageName: 'հայերեն',
    // Armenian ends a sentence in ։ (U+0589).
    summary:
      'Գյումրին կանոններ է մշակում տեսախցիկների համար և ցանկանում է դրանք քննարկել բնակիչների հետ։',
    statement: [
      // A soft hyphen in the second word.
      'Գյումրու համայնքա\u00ADպետարանը նոր է սկսում զբաղվել թվային իրավունքներով։ Վերջին տարիներին փողոցներում շատացել են տեսախցիկները, սակայն բնակիչները չգիտեն, թե ով է դիտում տեսագրությունները և որքան ժամանակ են դրանք պահվում։',
      // A no-break space after the year.
      '2027\u00A0թվականին մենք կհրապարակենք բոլոր տեսախցիկների քարտեզը և կանոններն ընդունելուց առաջ կանցկացնենք հանրային քննարկում։ Ցանկանում ենք, որ դրան մասնակցեն նաև տարեցներն ու հաշմանդամություն ունեցող անձինք։',
      'Առայժմ իրականացված ծրագրեր չունենք, բայց պատրաստ ենք սովորել այլ քաղաքների փորձից և պարբերաբար ներկայացնել մեր առաջընթացը։',
    ].join('\n\n'),
    actions: [],
    decision: {
      body: 'Գյումրի համայնքի ավագանի',
      date: '2027-03',
      state: 'planned',
      link: '',
    },
    role: 'Գյումրու համայնքապետարան, տեղեկատվության բաժին',
    email: 'info@gyumri.example.org',
  },
  {
    script: 'Ukrainian',
    language: 'uk',
    typed: 'Львів',
    name: 'Lviv',
    country: 'UA',
    countryTyped: 'Україна',
    near: { latitude: 49.84, longitude: 24.03 },
    coordinates: '49,8397\t24,0297', // two cells of a spreadsheet, with decimal commas
    website: 'https://lviv.example.org',
    languageName: 'українська',
    summary:
      'Львів веде відкритий реєстр алгоритмів і пояснює мешканцям, де та навіщо місто обробляє їхні персональні дані.',
    statement: [
      // A byte order mark at the start; curly apostrophes as letters of words.
      '\uFEFFОб’єднавши електронні послуги в одному кабінеті, ми пообіцяли мешканцям: місто збирає лише ті дані, без яких послугу надати неможливо. Кожен може побачити, хто й коли переглядав його дані.',
      // An en dash after a no-break space.
      'Львів також веде реєстр алгоритмів. У ньому зрозумілою мовою, без комп’ютерних термінів, описано системи, які впливають на щоденне життя,\u00A0– від розподілу місць у дитячих садках до керування світлофорами.',
      'Зв’язок важливий і під час відключень світла. У бібліотеках та пунктах незламності працюють безкоштовний вайфай і зарядні станції, а для людей, які переїхали до Львова через війну, ми проводимо заняття з цифрової безпеки.',
    ].join('\r\n'), // line ends of Windows, one between paragraphs, as Word copies them
    actions: [
      {
        principle: 3,
        text: 'Реєстр алгоритмів: призначення кожної системи, відповідальний підрозділ, джерела даних і спосіб оскаржити рішення.',
        kind: 'register',
        url: 'https://lviv.example.org/algorithms',
        publisher: 'Львівська міська рада',
      },
      {
        principle: 1,
        text: 'Безкоштовний вайфай і зарядні станції в бібліотеках та пунктах незламності.',
        kind: 'service',
        url: 'https://lviv.example.org/wifi ', // a trailing space
        publisher: '',
      },
      {
        principle: 2,
        text: 'Заняття з цифрової безпеки для людей, які переїхали до Львова через війну.',
        kind: 'programme',
        url: 'https://lviv.example.org/digital-safety',
        publisher: 'Львівська міська рада',
      },
    ],
    decision: {
      body: 'Львівська міська рада',
      date: '22 October 2026',
      state: 'made',
      link: 'https://lviv.example.org/rada/2026-10-22',
    },
    role: 'Управління інформаційних технологій Львівської міської ради',
    email: 'it@lviv.example.org',
  },
];
