/** Words by which the name or the mailbox of an office is told from that of a person, in many languages. */
import { fold } from '../base/fold.ts';

/** Words as a whole, an "s" may follow. Beginnings would also be those of surnames: Medina, Politis, Planck. */
const WHOLE = new Set(
  (
    'accessibility admin affairs ai alert algorithm area bid bilgi biro board borough cabinet camara cdo ' +
    'cio citizen city coalition comm commune community concello consell consiglio contact council county cto daire ' +
    'data daten dati dato dados datos department desk dinas dome dpo duty editor eservice event gabinete ' +
    'gdpr general gestione gestion gobierno gov hello help helpdesk human ict info informatica innovation international ' +
    'islem it kantor kommune kontakt legal mail maire mairie mayor media member network news newsletter no ' +
    'observatory office officer open partnership participation policy politica politicas post press ' +
    'presse prensa privacidad privacy project protocol public publica publico reply research ' +
    'right rights sala secretariat section security servant service sindaco smart societa staff stab stadt state ' +
    'strategy support team tech town transparency unit unita unite unidad unidade urban ville ' +
    'web webmaster welcome work works'
  ).split(' '),
);

/** Beginnings of words, folded. */
const BEGINNINGS = [
  // Romance, Germanic, Slavic in Latin letters, Turkish, Finnish, Indonesian.
  'administ|advis|advoc|agenc|agenz|alcald|algorit|asesor|assessor|atencio|ayuntam|ajuntam|autorid',
  'bashki|baskanlig|belediye|buergermeister|burgermeister|burgemeester|borgmest|borgermest|bureau|buro$|buero|cancelar',
  'customer|chef$|chief|ciudadan|cidada|cittadin|commiss|comiss|comision|committee|comite|communicat|comunica',
  'comunal|communal|concejal|concejo|conseil|consej|coordin|decid|delega|departa|departe|departm|departem',
  'desarrollo|desenvolv|develop|digit|digjit|dipart|direccio|direcao|direct|direkt|direzi|directio|drejtori|diretor|divis',
  'elektron|electron|estrateg|experience|fachbereich|fejleszt|forvaltning|gabinet|gemeente|geschaftsbereich|goberna|govern|gradona|gradsk|hallinto',
  'hivatal|informat|inform(?:acj|aci|atie)|iletisim|innova|inova|institu|internation|kabinet|kancel|kanzlei|kansli|kantsel',
  'kaupun|kommun|komunik|koordin|kryetar|magistrat|manag|mestsk|miejsk|modern|mudurlug|municip|oberburg|ofis$|oddel|odbor|odjel|ofici',
  'onkorm|organis|osasto|otvoren|ouvidoria|particip|partecip|pemerintah|planning|planif|planej|pejabat|polgarmester',
  'portal|prefeit|prefect|presid|primari|privac|procur|progett|program|projekt|projet|projeto|promoc|protec|proyect',
  'publik|referat|regist|resident|relacion|relacoes|relations|resilien|respons|savivald|secret|sekret|segret|seccio|secciun|secao|sector',
  'segur|servic|serviz|servei|servis|setor|sezion|sicherheit|social|statist|strateg|subdirec|superint|sustain|sviluppo|swyddfa|szolg',
  'techn|tecno|teknolo|tehnol|tjanst|tjenest|transform|transpar|ufficio|uprav|urad|ured$|urzad|usluz|utvikl|verwaltung',
  'vijec|virast|vedouc|wydzial|zamest|zastup|zyra',
  // Greek.
  'αντιδημαρχ|γραμματει|γραφει|δεδομεν|δημαρχ|δημο(?:ς|υ)$|δημοτικ|δημοσι|διακυβερν|διευθυν|διοικη|επικοινων|επιτροπ',
  'καινοτομ|κεντρο|κοινων|μοναδα|ομαδα|πληροφορ|πολιτικ(?:ης|ων)$|προγραμμα|στρατηγικ|συμβουλι|τεχνολ|τμημα|υπευθυν|υπηρεσι|ψηφιακ',
  // Cyrillic.
  'агентств|администр|адмін|безопас|безпек|горад|город|градо|градск|данн|даних|департамент|дигитал|дирекц|електрон',
  'информ|инновац|иновац|інновац|інформ|кабинет|кабінет|канцел|комисс|комис|комітет|комитет|комунік|мерия|мерія|місто|міськ',
  'мэры|мэри|община|общин|одделен|одел|одељењ|отдел|відділ|пресс|програм|проект|проєкт|развит|розвит|рада$|сектор|секретар|служб|совет',
  'стратег|технол|транспар|трансформ|управ|центар|центр|цифр|электрон',
  // Armenian.
  'բաժին|վարչություն|քաղաքապետ|գրասենյակ|աշխատակազմ',
].join('|');

/** Ends of words, as German and the Nordic languages put them together. */
const ENDS =
  'amt|abteilung|stelle|stab|verwaltung|leitung|dienst|kontor|avdeling(?:en)?|avdelning(?:en)?|afdeling(?:en)?|forvaltning(?:en)?|kansliet|hallinto|osasto|yksikko|virasto|iroda|osztaly';

const OFFICE = new RegExp(`^(?:${BEGINNINGS})|(?:${ENDS})$`, 'u');

/** True for a word that names an office, or what an office does. */
export function isOfficeWord(word: string): boolean {
  const folded = fold(word);
  return WHOLE.has(folded) || WHOLE.has(folded.replace(/s$/, '')) || OFFICE.test(folded);
}
