// What the page itself says, in the five languages of Sotto's windows. To add a language: add a table.

const TABLES = {
  en: {
    skip: "Skip to the captions", settings: "Settings", show: "Show", both: "Both",
    translation: "Translation", source: "Original", track: "Language", all: "All languages", size: "Size", colours: "Colours",
    dark: "White on black", light: "Black on white", yellow: "Yellow on black",
    paper: "Brown on paper", own: "My own", text: "Text", background: "Background",
    spoken: "Underline what the dub says", partial: "Also words that may still change", captions: "Captions", newest: "Newest captions",
    live: "Jump to live", missed: "Some captions were missed here.", connecting: "Connecting…",
    waiting: "Sotto is getting ready…", listening: "Listening",
    stopped: "Sotto has stopped listening",
    failed: "Sotto had to stop: see its window or terminal",
    lost: "No connection to Sotto: trying again…", refused: "Not let in",
    code: "This code was used already, or is wrong: scan the newest one that Sotto shows.",
    contrast: "Contrast {} : 1", hard: "Contrast {} : 1, hard to read for some: 7 : 1 is enough",
    invite: "Add a viewer", qr: "QR code",
    scan: "Scan this with a phone on the same network. It lets one viewer in; then the next code is here.",
  },
  fr: {
    skip: "Aller aux sous-titres", settings: "Réglages", show: "Afficher", both: "Les deux",
    translation: "Traduction", source: "Original", track: "Langue", all: "Toutes les langues", size: "Taille", colours: "Couleurs",
    dark: "Blanc sur noir", light: "Noir sur blanc", yellow: "Jaune sur noir",
    paper: "Brun sur papier", own: "Les miennes", text: "Texte", background: "Fond",
    spoken: "Souligner ce que dit la voix",
    partial: "Aussi les mots qui peuvent encore changer", captions: "Sous-titres",
    newest: "Derniers sous-titres", live: "Revenir au direct",
    missed: "Des sous-titres manquent ici.", connecting: "Connexion…",
    waiting: "Sotto se prépare…", listening: "À l’écoute", stopped: "Sotto n’écoute plus",
    failed: "Sotto a dû s’arrêter : voyez sa fenêtre ou son terminal",
    lost: "Pas de connexion avec Sotto : nouvel essai…", refused: "Accès refusé",
    code: "Ce code a déjà servi, ou il est faux : scannez le dernier que Sotto affiche.",
    contrast: "Contraste {} : 1",
    hard: "Contraste {} : 1, difficile à lire pour certains : 7 : 1 suffit",
    invite: "Ajouter un spectateur", qr: "Code QR",
    scan: "Scannez ceci avec un téléphone du même réseau. Le code admet une personne ; le suivant paraît ensuite ici.",
  },
  de: {
    skip: "Zu den Untertiteln", settings: "Einstellungen", show: "Zeigen", both: "Beides",
    translation: "Übersetzung", source: "Original", track: "Sprache", all: "Alle Sprachen", size: "Größe", colours: "Farben",
    dark: "Weiß auf Schwarz", light: "Schwarz auf Weiß", yellow: "Gelb auf Schwarz",
    paper: "Braun auf Papier", own: "Eigene", text: "Schrift", background: "Hintergrund",
    spoken: "Unterstreichen, was die Stimme sagt",
    partial: "Auch Wörter, die sich noch ändern können", captions: "Untertitel",
    newest: "Neueste Untertitel", live: "Zum Neuesten",
    missed: "Hier fehlen einige Untertitel.", connecting: "Verbinden…",
    waiting: "Sotto macht sich bereit…", listening: "Hört zu", stopped: "Sotto hört nicht mehr zu",
    failed: "Sotto musste aufhören: siehe sein Fenster oder Terminal",
    lost: "Keine Verbindung zu Sotto: neuer Versuch…", refused: "Nicht eingelassen",
    code: "Dieser Code wurde schon benutzt oder ist falsch: Scannen Sie den neuesten, den Sotto zeigt.",
    contrast: "Kontrast {} : 1", hard: "Kontrast {} : 1, für manche schwer zu lesen: 7 : 1 reicht",
    invite: "Zuschauer hinzufügen", qr: "QR-Code",
    scan: "Scannen Sie dies mit einem Telefon im selben Netz. Der Code lässt eine Person ein; dann steht hier der nächste.",
  },
  es: {
    skip: "Ir a los subtítulos", settings: "Ajustes", show: "Mostrar", both: "Ambos",
    translation: "Traducción", source: "Original", track: "Idioma", all: "Todos los idiomas", size: "Tamaño", colours: "Colores",
    dark: "Blanco sobre negro", light: "Negro sobre blanco", yellow: "Amarillo sobre negro",
    paper: "Marrón sobre papel", own: "Los míos", text: "Texto", background: "Fondo",
    spoken: "Subrayar lo que dice la voz",
    partial: "También palabras que aún pueden cambiar", captions: "Subtítulos",
    newest: "Últimos subtítulos", live: "Volver al directo",
    missed: "Aquí faltan algunos subtítulos.", connecting: "Conectando…",
    waiting: "Sotto se está preparando…", listening: "Escuchando", stopped: "Sotto ya no escucha",
    failed: "Sotto tuvo que parar: mire su ventana o terminal",
    lost: "Sin conexión con Sotto: reintentando…", refused: "Acceso denegado",
    code: "Este código ya se usó o es incorrecto: escanee el último que muestra Sotto.",
    contrast: "Contraste {} : 1",
    hard: "Contraste {} : 1, difícil de leer para algunos: basta 7 : 1",
    invite: "Añadir un espectador", qr: "Código QR",
    scan: "Escanéelo con un teléfono de la misma red. El código admite a una persona; después aparece aquí el siguiente.",
  },
  zh: {
    skip: "跳到字幕", settings: "设置", show: "显示", both: "两者", translation: "译文",
    source: "原文", track: "语言", all: "所有语言", size: "字号", colours: "颜色", dark: "黑底白字", light: "白底黑字",
    yellow: "黑底黄字", paper: "纸色棕字", own: "自定义", text: "文字", background: "背景",
    spoken: "为配音正在说的词加下划线", partial: "也显示可能还会变的词", captions: "字幕", newest: "最新字幕", live: "回到最新",
    missed: "此处缺少部分字幕。", connecting: "正在连接…", waiting: "Sotto 正在准备…",
    listening: "正在聆听", stopped: "Sotto 已停止聆听",
    failed: "Sotto 不得不停止：请查看它的窗口或终端",
    lost: "与 Sotto 的连接中断：正在重试…", refused: "未获准进入",
    code: "此代码已被使用或不正确：请扫描 Sotto 显示的最新代码。", contrast: "对比度 {} : 1",
    hard: "对比度 {} : 1，有些人难以看清：达到 7 : 1 即可",
    invite: "添加观众", qr: "二维码",
    scan: "请用同一网络中的手机扫描。每个代码只允许一人进入，随后此处显示下一个。",
  },
};

let words = TABLES.en;

// Chooses the first language that we speak, and puts its words wherever the page wants one.
export function speak(languages) {
  const codes = languages.map((language) => language.toLowerCase().split("-")[0]);
  const code = codes.find((each) => Object.hasOwn(TABLES, each)) ?? "en";
  words = TABLES[code];
  document.documentElement.lang = code;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words[element.dataset.word];
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[element.dataset.label]);
  }
}

export function word(name, value = "") {
  return words[name].replace("{}", value);
}
