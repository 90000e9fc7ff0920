<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>A stream address</source>
        <translation>L’adresse d’un flux</translation>
    </message>
    <message>
        <source>&amp;Address of a radio or a livestream</source>
        <translation>A&amp;dresse d’une radio ou d’un direct</translation>
    </message>
    <message>
        <source>such as {address}</source>
        <translation>par exemple {address}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>It begins with http, https or rtmp</source>
        <translation>Elle commence par http, https ou rtmp</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Essayer</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Connect to it, and see how loud it is</source>
        <translation>S’y connecter et voir son niveau</translation>
    </message>
    <message>
        <source>How the trial goes</source>
        <translation>Comment l’essai se passe</translation>
    </message>
    <message>
        <source>&amp;Listen to it</source>
        <translation>&amp;L’écouter</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>L’écouter</translation>
    </message>
    <message>
        <source>Make it the source</source>
        <translation>En faire la source</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Leave the source as it is (Esc)</source>
        <translation>Laisser la source telle quelle (Échap)</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message>
        <source>The transcripts went wrong: {error}.</source>
        <translation>Un problème est survenu avec les transcriptions&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>The correction is kept, and what was heard with it.</source>
        <translation>La correction est conservée, avec ce qui a été entendu.</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exporté vers {path}</translation>
    </message>
    <message>
        <source>There is nothing to export yet: choose a session, or begin one.</source>
        <translation>Il n’y a encore rien à exporter&#xa0;: choisissez une séance ou commencez-en une.</translation>
    </message>
</context>
<context>
    <name>BundlePicker</name>
    <message>
        <source>By the language heard</source>
        <translation>Selon la langue entendue</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>From which language into which; and models</source>
        <translation>De quelle langue vers laquelle ; et modèles</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>&amp;Listen to</source>
        <translation>&amp;Source</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>What Sotto listens to (Ctrl+O: a recording; Ctrl+U: a stream)</source>
        <translation>Ce que Sotto écoute (Ctrl+O : un enregistrement ; Ctrl+U : un flux)</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>Show what was kept of the session that broke off; it can be exported there</source>
        <translation>Montre ce qui a été conservé de la session interrompue ; on peut l’y exporter</translation>
    </message>
    <message>
        <source>Open the recovered session</source>
        <translation>Ouvrir la session récupérée</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>End the session and quit (Ctrl+Q)</source>
        <translation>Terminer la séance et quitter (Ctrl+Q)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>What was said, and how captions look (Ctrl+T)</source>
        <translation>Ce qui a été dit et l’apparence des sous-titres (Ctrl+T)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>Dé&amp;lai</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>From fastest to calmest: more delay gives better translations</source>
        <translation>Du plus rapide au plus posé&#xa0;: plus de délai donne de meilleures traductions</translation>
    </message>
    <message>
        <source>D&amp;ub</source>
        <translation>&amp;Voix</translation>
    </message>
    <message>
        <source>Dub</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>Speak the translation into your headphones</source>
        <translation>Dire la traduction dans le casque</translation>
    </message>
    <message>
        <source>Dub volume</source>
        <translation>Volume de la voix</translation>
    </message>
    <message>
        <source>How loud the dub is</source>
        <translation>À quel volume la traduction est dite</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>{n} milliseconds</source>
        <translation>{n} millisecondes</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Begin or end the captions</source>
        <translation>Commencer ou arrêter les sous-titres</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;As it was heard</source>
        <translation>Comme enten&amp;du</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Correct a line</source>
        <translation>Corriger une ligne</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Ce qui est dit</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Sa traduction</translation>
    </message>
    <message>
        <source>Heard: {text}</source>
        <translation>Entendu : {text}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>There is no sound server: start PulseAudio or PipeWire.</source>
        <translation>Il n’y a pas de serveur de son&#xa0;: démarrez PulseAudio ou PipeWire.</translation>
    </message>
    <message>
        <source>The library {library} is missing: install it (libpulse0 on Debian and Ubuntu).</source>
        <translation>La bibliothèque {library} manque&#xa0;: installez-la (libpulse0 sous Debian et Ubuntu).</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): allow it in the privacy settings of the desktop.</source>
        <translation>Le serveur de son n’ouvre pas {device} ({reason})&#xa0;: autorisez-le dans les réglages de confidentialité du bureau.</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): see `sotto devices` for those there are.</source>
        <translation>Le serveur de son n’ouvre pas {device} ({reason})&#xa0;: `sotto devices` montre ceux qu’il y a.</translation>
    </message>
    <message>
        <source>The sound device {device} was lost ({reason}): connect it again or choose another.</source>
        <translation>Le périphérique de son {device} a été perdu ({reason})&#xa0;: rebranchez-le ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The sound device {device} does not answer: connect it again or choose another.</source>
        <translation>Le périphérique de son {device} ne répond pas&#xa0;: rebranchez-le ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>{device} has stood still for {seconds} s: restart the sound server or choose another device.</source>
        <translation>{device} est à l’arrêt depuis {seconds} s&#xa0;: redémarrez le serveur de son ou choisissez un autre appareil.</translation>
    </message>
    <message>
        <source>Nothing can be heard here: connect a microphone.</source>
        <translation>Rien ne peut être entendu ici&#xa0;: branchez un micro.</translation>
    </message>
    <message>
        <source>What this computer plays cannot be heard here: choose a microphone ({names}).</source>
        <translation>Ce que joue cet ordinateur ne peut être entendu ici&#xa0;: choisissez un micro ({names}).</translation>
    </message>
    <message>
        <source>There is no source {name}: choose one of {names}.</source>
        <translation>Il n’y a pas de source {name}&#xa0;: choisissez parmi {names}.</translation>
    </message>
    <message>
        <source>There is no output {name}: choose one of {names}.</source>
        <translation>Il n’y a pas de sortie {name}&#xa0;: choisissez parmi {names}.</translation>
    </message>
    <message>
        <source>The only output is the one that is listened to, and the dub would be translated again: connect headphones or turn the dub off.</source>
        <translation>La seule sortie est celle qui est écoutée, et la voix serait traduite de nouveau&#xa0;: branchez un casque ou coupez la voix.</translation>
    </message>
    <message>
        <source>{output} is listened to, and the dub would be translated again: choose another output or another source.</source>
        <translation>{output} est écouté, et la voix serait traduite de nouveau&#xa0;: choisissez une autre sortie ou une autre source.</translation>
    </message>
    <message>
        <source>{folder} is not a bundle, it has no {name}: choose another folder.</source>
        <translation>{folder} n’est pas un paquet de modèle, {name} y manque&#xa0;: choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{path} is missing or unreadable: fetch the bundle again.</source>
        <translation>{path} manque ou est illisible&#xa0;: obtenez de nouveau le paquet de modèle.</translation>
    </message>
    <message>
        <source>{path} is damaged, its checksum differs: fetch the bundle again.</source>
        <translation>{path} est endommagé, sa somme de contrôle diffère&#xa0;: obtenez de nouveau le paquet de modèle.</translation>
    </message>
    <message>
        <source>The model in {folder} was trained on whole recordings and cannot translate while somebody speaks: translate a recording with --offline, or choose another model.</source>
        <translation>Le modèle dans {folder} a été entraîné sur des enregistrements entiers et ne peut pas traduire pendant que quelqu’un parle&#xa0;: traduisez un enregistrement avec --offline, ou choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Port {port} is in use, perhaps by another Sotto: close that one, or choose another port with --port.</source>
        <translation>Le port {port} est occupé, peut-être par un autre Sotto&#xa0;: fermez-le, ou choisissez un autre port avec --port.</translation>
    </message>
    <message>
        <source>What {name} plays</source>
        <translation>Ce que joue {name}</translation>
    </message>
    <message>
        <source>{path} holds no sound: choose a recording with speech.</source>
        <translation>{path} ne contient aucun son : choisissez un enregistrement de parole.</translation>
    </message>
    <message>
        <source>{path} is empty: choose a recording with speech.</source>
        <translation>{path} est vide : choisissez un enregistrement de parole.</translation>
    </message>
    <message>
        <source>{path} lasts only {duration} ms: choose a recording of {shortest} ms or more.</source>
        <translation>{path} ne dure que {duration} ms : choisissez un enregistrement d’au moins {shortest} ms.</translation>
    </message>
    <message>
        <source>{path} is not sound that can be read here: convert it to {formats}.</source>
        <translation>{path} n’est pas un son lisible ici : convertissez-le ({formats}).</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be read to its end: convert or fetch it again.</source>
        <translation>{path} est endommagé et ne peut être lu jusqu’au bout : convertissez-le ou récupérez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} does not exist: check the name and the folder.</source>
        <translation>{path} n’existe pas : vérifiez le nom et le dossier.</translation>
    </message>
    <message>
        <source>{path} is a folder: name one recording in it.</source>
        <translation>{path} est un dossier : nommez-y un enregistrement.</translation>
    </message>
    <message>
        <source>{path} may not be read by you: ask for permission or copy it.</source>
        <translation>Vous n’avez pas le droit de lire {path} : demandez la permission ou copiez-le.</translation>
    </message>
    <message>
        <source>{address} cannot be decoded here: install ffmpeg (`apt-get install ffmpeg`), or PyAV (`pip install av`), or play it in a program and choose that program as the source (app:NAME).</source>
        <translation>{address} ne peut être décodé ici : installez ffmpeg (`apt-get install ffmpeg`) ou PyAV (`pip install av`), ou lisez-le dans un programme et choisissez ce programme comme source (app:NAME).</translation>
    </message>
    <message>
        <source>No decoder starts ({reason}): install ffmpeg or PyAV.</source>
        <translation>Aucun décodeur ne démarre ({reason}) : installez ffmpeg ou PyAV.</translation>
    </message>
    <message>
        <source>{address} has sent nothing for {seconds} s: try again.</source>
        <translation>{address} n’a rien envoyé depuis {seconds} s : réessayez.</translation>
    </message>
    <message>
        <source>{address} cannot be heard ({reason}): check the address.</source>
        <translation>{address} ne peut être entendu ({reason}) : vérifiez l’adresse.</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Set up Sotto</source>
        <translation>Configurer Sotto</translation>
    </message>
    <message>
        <source>Welcome to Sotto</source>
        <translation>Bienvenue dans Sotto</translation>
    </message>
    <message>
        <source>1.  What shall Sotto &amp;listen to?</source>
        <translation>1.  &amp;Que doit écouter Sotto&#xa0;?</translation>
    </message>
    <message>
        <source>2.  How quick is this computer?</source>
        <translation>2.  Cet ordinateur est-il assez rapide&#xa0;?</translation>
    </message>
    <message>
        <source>3.  See and hear it work.</source>
        <translation>3.  Voir et entendre le résultat.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>What Sotto listens to</source>
        <translation>Ce que Sotto écoute</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>What arrives</source>
        <translation>Ce qui arrive</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>How quick this computer is</source>
        <translation>La vitesse de cet ordinateur</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Chercher à nouveau</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher à nouveau</translation>
    </message>
    <message>
        <source>Look for devices that were connected</source>
        <translation>Chercher les appareils branchés entre-temps</translation>
    </message>
    <message>
        <source>&amp;Test this computer</source>
        <translation>&amp;Tester l’ordinateur</translation>
    </message>
    <message>
        <source>Test this computer</source>
        <translation>Tester l’ordinateur</translation>
    </message>
    <message>
        <source>Measure how quick it is</source>
        <translation>Mesurer sa vitesse</translation>
    </message>
    <message>
        <source>Play the &amp;demo</source>
        <translation>Lire la &amp;démo</translation>
    </message>
    <message>
        <source>Play the demo</source>
        <translation>Lire la démo</translation>
    </message>
    <message>
        <source>A clip with captions and a dub</source>
        <translation>Un extrait avec sous-titres et traduction parlée</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Set up later: see ☰ (Esc)</source>
        <translation>Configurer plus tard&#xa0;: voir ☰ (Échap)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>C&amp;ommencer</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Listen with what is chosen</source>
        <translation>Écouter avec ces choix</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Écoute en cours…</translation>
    </message>
    <message>
        <source>Some seconds tell how soon captions can come.</source>
        <translation>Quelques secondes suffisent pour savoir à quelle allure les sous-titres peuvent venir.</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Found lines</source>
        <translation>Lignes trouvées</translation>
    </message>
</context>
<context>
    <name>Hotkeys</name>
    <message>
        <source>{keys} is chosen for two things: choose other keys for one of them.</source>
        <translation>{keys} est choisi pour deux choses&#xa0;: choisissez d’autres touches pour l’une d’elles.</translation>
    </message>
    <message>
        <source>{keys} cannot be used as a hotkey, as another program has it: choose other keys in the settings.</source>
        <translation>{keys} ne peut pas servir de raccourci, car un autre programme l’utilise&#xa0;: choisissez d’autres touches dans les réglages.</translation>
    </message>
    <message>
        <source>The desktop gives Sotto no hotkeys: allow them in its keyboard settings, or bind `sotto --toggle` and its like there.</source>
        <translation>Le bureau n’accorde aucun raccourci à Sotto&#xa0;: autorisez-les dans ses réglages du clavier, ou associez-y `sotto --toggle` et les autres.</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>Démarrer ou arrêter</translation>
    </message>
    <message>
        <source>Lock the captions</source>
        <translation>Verrouiller le texte</translation>
    </message>
    <message>
        <source>Hide the captions</source>
        <translation>Masquer le texte</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>Aller au direct</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>Qu’a-t-on dit&#xa0;?</translation>
    </message>
    <message>
        <source>Dub louder</source>
        <translation>Voix plus forte</translation>
    </message>
    <message>
        <source>Dub quieter</source>
        <translation>Voix plus basse</translation>
    </message>
</context>
<context>
    <name>LagFigure</name>
    <message>
        <source>{usual} seconds, at times {longest}</source>
        <translation>{usual} secondes, parfois {longest}</translation>
    </message>
    <message>
        <source>How late words came in the last minute: half of them, and all but one in 20</source>
        <translation>Avec quel retard les mots sont venus dans la dernière minute&#xa0;: la moitié, et tous sauf un sur 20</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retard</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>arabe</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espagnol</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italien</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonais</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugais</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>russe</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinois</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>How loud the source is: no movement means that nothing is heard</source>
        <translation>Le niveau de la source&#xa0;: s’il ne bouge pas, rien n’est entendu</translation>
    </message>
    <message>
        <source>Source level</source>
        <translation>Niveau de la source</translation>
    </message>
</context>
<context>
    <name>LookWindow</name>
    <message>
        <source>Sotto – how captions look</source>
        <translation>Sotto – l’aspect des sous-titres</translation>
    </message>
    <message>
        <source>How captions look</source>
        <translation>L’aspect des sous-titres</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Les deux textes</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Ce qui est dit</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Sa traduction</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>A look that suits many</source>
        <translation>Un aspect qui convient à beaucoup</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>Quels textes montrent les sous-titres</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>Quel texte est au-dessus de l’autre</translation>
    </message>
    <message>
        <source>Colour of the box</source>
        <translation>Couleur du cadre</translation>
    </message>
    <message>
        <source>Of the box behind the captions</source>
        <translation>Du cadre derrière les sous-titres</translation>
    </message>
    <message>
        <source>Back to this look</source>
        <translation>Revenir à cet aspect</translation>
    </message>
    <message>
        <source>Undo every change to the chosen look</source>
        <translation>Annule tout changement de l’aspect choisi</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sotto – what was said</source>
        <translation>Sotto – ce qui a été dit</translation>
    </message>
    <message>
        <source>What was said, and settings</source>
        <translation>Ce qui a été dit, et réglages</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Second screen</source>
        <translation>Second écran</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Ce qui est choisi</translation>
    </message>
    <message>
        <source>Wait for &amp;whole phrases</source>
        <translation>Attendre la &amp;phrase entière</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Posé</translation>
    </message>
    <message>
        <source>No word that may still go</source>
        <translation>Aucun mot qui puisse encore disparaître</translation>
    </message>
    <message>
        <source>Clicks &amp;go through</source>
        <translation>&amp;Laisser passer les clics</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrou</translation>
    </message>
    <message>
        <source>Clicks reach what is below</source>
        <translation>Les clics atteignent ce qui est dessous</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Config&amp;urer…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurer</translation>
    </message>
    <message>
        <source>Source, speed test and demo</source>
        <translation>Source, test de vitesse et démo</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Autres langues</translation>
    </message>
    <message>
        <source>&amp;Fonts and colours…</source>
        <translation>P&amp;olices et couleurs…</translation>
    </message>
    <message>
        <source>Font, size, colour, outline and box of each text</source>
        <translation>Police, taille, couleur, contour et cadre de chaque texte</translation>
    </message>
    <message>
        <source>Fonts and colours</source>
        <translation>Polices et couleurs</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Sortie</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Where the dub is heard</source>
        <translation>Où la traduction parlée s’entend</translation>
    </message>
    <message>
        <source>Original under dub</source>
        <translation>Original dessous</translation>
    </message>
    <message>
        <source>Original volume</source>
        <translation>Volume de l’original</translation>
    </message>
    <message>
        <source>How loud other programs stay while the dub speaks, in percent</source>
        <translation>Le volume que gardent les autres programmes pendant que la voix parle, en pour cent</translation>
    </message>
    <message>
        <source>Loo&amp;k</source>
        <translation>&amp;Apparence</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>A look of the captions that suits many</source>
        <translation>Une apparence des sous-titres qui convient à beaucoup</translation>
    </message>
    <message>
        <source>&amp;Texts</source>
        <translation>&amp;Textes</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>Quels textes montrent les sous-titres</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Les deux textes</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Traduction</translation>
    </message>
    <message>
        <source>&amp;Above</source>
        <translation>En &amp;haut</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>En haut</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>Quel texte est au-dessus de l’autre</translation>
    </message>
    <message>
        <source>Lines of what is &amp;said</source>
        <translation>Lignes&#xa0;: ori&amp;ginal</translation>
    </message>
    <message>
        <source>Lines of what is said</source>
        <translation>Lignes de l’original</translation>
    </message>
    <message>
        <source>Lines of t&amp;ranslation</source>
        <translation>Lignes&#xa0;: t&amp;raduction</translation>
    </message>
    <message>
        <source>Lines of translation</source>
        <translation>Lignes de la traduction</translation>
    </message>
    <message>
        <source>Tracks…</source>
        <translation>Pistes…</translation>
    </message>
    <message>
        <source>More languages at once, and why their words wait</source>
        <translation>Plusieurs langues à la fois, et pourquoi leurs mots attendent</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>Pistes de sous-titres</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>size not known yet</source>
        <translation>taille encore inconnue</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} Mo</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <source>comes with Sotto</source>
        <translation>fourni avec Sotto</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installé</translation>
    </message>
    <message>
        <source>can be downloaded</source>
        <translation>peut être téléchargé</translation>
    </message>
    <message>
        <source>a part is here</source>
        <translation>une partie est là</translation>
    </message>
    <message>
        <source>wrong signature</source>
        <translation>signature fausse</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>non signé</translation>
    </message>
    <message>
        <source>signed by {}</source>
        <translation>signé par {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licence&#xa0;: {}</translation>
    </message>
    <message>
        <source>It hears whole recordings: sotto translate FILE --offline.</source>
        <translation>Il écoute des enregistrements entiers&#xa0;: sotto translate FICHIER --offline.</translation>
    </message>
    <message>
        <source>Measured:</source>
        <translation>Mesuré&#xa0;:</translation>
    </message>
    <message>
        <source>Its files lie at: {}</source>
        <translation>Ses fichiers se trouvent à&#xa0;: {}</translation>
    </message>
    <message>
        <source>Comes with Sotto, {}.</source>
        <translation>Fourni avec Sotto, {}.</translation>
    </message>
    <message>
        <source>Installed, {}. It was changed after it was signed: remove it.</source>
        <translation>Installé, {}. Il a été modifié après sa signature&#xa0;: retirez-le.</translation>
    </message>
    <message>
        <source>Installed, {}. Unsigned: nobody whom Sotto knows vouches for it.</source>
        <translation>Installé, {}. Non signé&#xa0;: personne que Sotto connaisse ne s’en porte garant.</translation>
    </message>
    <message>
        <source>Installed, {}, signed by {}.</source>
        <translation>Installé, {}, signé par {}.</translation>
    </message>
    <message>
        <source>{} of it are here: a download goes on from there.</source>
        <translation>{} sont déjà là&#xa0;: un téléchargement reprend à cet endroit.</translation>
    </message>
    <message>
        <source>Its authors do not publish its size: “Download…” asks the hosts, and you.</source>
        <translation>Ses auteurs ne publient pas sa taille&#xa0;: «&#xa0;Télécharger…&#xa0;» demande aux serveurs, puis à vous.</translation>
    </message>
    <message>
        <source>{} to download.</source>
        <translation>{} à télécharger.</translation>
    </message>
    <message>
        <source>To be downloaded:</source>
        <translation>À télécharger&#xa0;:</translation>
    </message>
    <message>
        <source>In all: {}</source>
        <translation>En tout&#xa0;: {}</translation>
    </message>
    <message>
        <source>{} and more</source>
        <translation>{} et plus</translation>
    </message>
    <message>
        <source>Network: {}</source>
        <translation>Réseau&#xa0;: {}</translation>
    </message>
    <message>
        <source>Network: none</source>
        <translation>Réseau&#xa0;: aucun</translation>
    </message>
    <message>
        <source>Asking how large {} is…</source>
        <translation>Demande de la taille de {}…</translation>
    </message>
    <message>
        <source>Downloading {}…</source>
        <translation>Téléchargement de {}…</translation>
    </message>
    <message>
        <source>Checking and installing {}…</source>
        <translation>Vérification et installation de {}…</translation>
    </message>
    <message>
        <source>Checking every byte of {}…</source>
        <translation>Vérification de chaque octet de {}…</translation>
    </message>
    <message>
        <source>Removing {}…</source>
        <translation>Retrait de {}…</translation>
    </message>
    <message>
        <source>Cancelled. What was downloaded is kept, and the next download goes on from there.</source>
        <translation>Annulé. Ce qui a été téléchargé est conservé, et le prochain téléchargement reprendra de là.</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet.</source>
        <translation>Rien n’a encore été téléchargé.</translation>
    </message>
    <message>
        <source>{} is installed.</source>
        <translation>{} est installé.</translation>
    </message>
    <message>
        <source>{} is as it was made.</source>
        <translation>{} est intact.</translation>
    </message>
    <message>
        <source>{} is removed.</source>
        <translation>{} est retiré.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>That went wrong: {error}.</source>
        <translation>Cela a échoué&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>The models cannot be listed: {error}.</source>
        <translation>Les modèles ne peuvent pas être listés&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>{name} cannot be trusted, it {refusal}: install it again.</source>
        <translation>{name} n’est pas fiable ({refusal})&#xa0;: installez-le à nouveau.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Sotto – models</source>
        <translation>Sotto – modèles</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Who is asked for something now</source>
        <translation>À qui quelque chose est demandé maintenant</translation>
    </message>
    <message>
        <source>Models that are here or could be</source>
        <translation>Modèles présents ou possibles</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>À propos du modèle</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Translate with this model from now on</source>
        <translation>Traduire avec ce modèle à partir de maintenant</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Fetch it from its authors</source>
        <translation>L’obtenir auprès de ses auteurs</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>Depuis un &amp;dossier…</translation>
    </message>
    <message>
        <source>Take the same files from a folder: no network is needed</source>
        <translation>Prendre les mêmes fichiers dans un dossier&#xa0;: sans réseau</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>Depuis un dossier</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Check every byte, as when installed</source>
        <translation>Vérifier chaque octet, comme à l’installation</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Delete it from this computer</source>
        <translation>Le supprimer de cet ordinateur</translation>
    </message>
    <message>
        <source>&amp;Install a file…</source>
        <translation>&amp;Installer un fichier…</translation>
    </message>
    <message>
        <source>A model in one file, with a name that ends in .sotto</source>
        <translation>Un modèle en un seul fichier, dont le nom finit par .sotto</translation>
    </message>
    <message>
        <source>Install a file</source>
        <translation>Installer un fichier</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>What was fetched is kept</source>
        <translation>Ce qui a été obtenu est conservé</translation>
    </message>
    <message>
        <source>Models (*.sotto)</source>
        <translation>Modèles (*.sotto)</translation>
    </message>
    <message>
        <source>Where the files lie</source>
        <translation>Où se trouvent les fichiers</translation>
    </message>
    <message>
        <source>Really &amp;remove?</source>
        <translation>Vraiment &amp;retirer&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Download {}</source>
        <translation>&amp;Télécharger {}</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Télécharger…</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>[no sound arriving]</source>
        <translation>[aucun son]</translation>
    </message>
    <message>
        <source>[music]</source>
        <translation>[musique]</translation>
    </message>
    <message>
        <source>[no speech]</source>
        <translation>[personne ne parle]</translation>
    </message>
    <message>
        <source>Some sound was lost: this computer is too busy to keep up.</source>
        <translation>Du son a été perdu&#xa0;: cet ordinateur est trop occupé pour suivre.</translation>
    </message>
    <message>
        <source>{count} words are missing from the caption tracks: choose fewer of them.</source>
        <translation>Il manque {count} mots aux pistes de sous-titres&#xa0;: choisissez-en moins.</translation>
    </message>
    <message>
        <source>{seconds} s of the dub were skipped to catch up.</source>
        <translation>{seconds} s de la traduction parlée ont été sautées pour rattraper le retard.</translation>
    </message>
    <message>
        <source>The dub is {seconds} s behind, at {speed} times its speed.</source>
        <translation>La traduction parlée a {seconds} s de retard, à {speed} fois sa vitesse.</translation>
    </message>
    <message>
        <source>Sotto made a mistake ({message}): please report it, and start again.</source>
        <translation>Sotto a commis une erreur ({message})&#xa0;: veuillez la signaler, puis redémarrer.</translation>
    </message>
    <message>
        <source>It is not clear which language this is: the model stays as it is.</source>
        <translation>La langue n’est pas sûre : le modèle ne change pas.</translation>
    </message>
    <message>
        <source>This sounds like {language}: the model stays.</source>
        <translation>Langue entendue : {language}. Le modèle ne change pas.</translation>
    </message>
    <message>
        <source>This sounds like {language}: {name} translates it.</source>
        <translation>Langue entendue : {language}. {name} la traduit.</translation>
    </message>
    <message>
        <source>This sounds like {language}: no model here hears it, and Sotto knows of none.</source>
        <translation>Langue entendue : {language}. Aucun modèle d’ici ne la comprend, et Sotto n’en connaît pas.</translation>
    </message>
    <message>
        <source>This sounds like {language}, which no model here hears: get one among the models, or with `sotto models install {name}`.</source>
        <translation>Langue entendue : {language}, qu’aucun modèle d’ici ne comprend. Prenez-en un parmi les modèles, ou par `sotto models install {name}`.</translation>
    </message>
    <message>
        <source>{name} can no longer be heard: plug it in, or choose another source.</source>
        <translation>{name} ne s’entend plus&#xa0;: rebranchez-le ou choisissez une autre source.</translation>
    </message>
    <message>
        <source>{name} is gone: the captions go on without the dub.</source>
        <translation>{name} a disparu&#xa0;: les sous-titres continuent sans la voix.</translation>
    </message>
    <message>
        <source>{name} is heard again: {seconds} s are missing.</source>
        <translation>{name} s’entend de nouveau&#xa0;: il manque {seconds} s.</translation>
    </message>
    <message>
        <source>{name} is back, and so is the dub.</source>
        <translation>{name} est de retour, et la voix aussi.</translation>
    </message>
    <message>
        <source>Listening to the new default: {title}.</source>
        <translation>Écoute de la nouvelle source par défaut&#xa0;: {title}.</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Only the dub lowers what else plays: turn it on.</source>
        <translation>Seule la voix baisse ce qui joue par ailleurs : activez-la.</translation>
    </message>
    <message>
        <source>Other programs can be lowered by a sound server alone: PulseAudio or PipeWire.</source>
        <translation>Seul un serveur de son peut baisser d’autres programmes : PulseAudio ou PipeWire.</translation>
    </message>
    <message>
        <source>Other programs are lowered while Sotto listens to what they play, not to {source}.</source>
        <translation>Les autres programmes sont baissés quand Sotto écoute ce qu’ils jouent, pas {source}.</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Sotto captions</source>
        <translation>Sous-titres de Sotto</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>The captions come here. Drag to move, pull the sides to resize.</source>
        <translation>Les sous-titres viennent ici. Glissez pour les déplacer, tirez les côtés pour les élargir.</translation>
    </message>
    <message>
        <source>This is what somebody says,</source>
        <translation>Voici ce que dit quelqu’un,</translation>
    </message>
    <message>
        <source>and this is the translation of it</source>
        <translation>et voici sa traduction</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>The captions are at {url} for this computer.</source>
        <translation>Sur cet ordinateur, les sous-titres sont à l’adresse {url}.</translation>
    </message>
    <message>
        <source>For one more viewer, open {url}</source>
        <translation>Pour une personne de plus, ouvrez {url}</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>usual</source>
        <translation>habituelle</translation>
    </message>
    <message>
        <source>large text</source>
        <translation>grands caractères</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>contraste élevé</translation>
    </message>
    <message>
        <source>dyslexia-friendly</source>
        <translation>adaptée à la dyslexie</translation>
    </message>
</context>
<context>
    <name>ProgramForm</name>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of buttons and messages</source>
        <translation>Des boutons et des messages</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Celle du système</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Of the windows</source>
        <translation>Des fenêtres</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Start as an icon in the tray</source>
        <translation>Démarrer en icône dans la barre</translation>
    </message>
    <message>
        <source>Open without a window</source>
        <translation>Ouvrir sans fenêtre</translation>
    </message>
    <message>
        <source>Listen as soon as it starts</source>
        <translation>Écouter dès le démarrage</translation>
    </message>
    <message>
        <source>Begin without being told</source>
        <translation>Commencer sans qu’on le demande</translation>
    </message>
    <message>
        <source>Press the new keys; they work in every program</source>
        <translation>Appuyez sur les nouvelles touches&#xa0;; elles marchent dans tous les programmes</translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation>Appuyez</translation>
    </message>
    <message>
        <source>{keys} cannot be a hotkey: hold Ctrl, Alt or Meta with a key.</source>
        <translation>{keys} ne peut pas être un raccourci&#xa0;: tenez Ctrl, Alt ou Meta avec une touche.</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <translation>Code QR</translation>
    </message>
    <message>
        <source>Scan it with the camera of a phone</source>
        <translation>À scanner avec l’appareil photo d’un téléphone</translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message>
        <source>That line is of an earlier session: choose it in the list to correct it.</source>
        <translation>Cette ligne est d’une séance précédente : choisissez celle-ci dans la liste pour la corriger.</translation>
    </message>
    <message>
        <source>Nothing of this session is kept, nor is the correction.</source>
        <translation>Rien de cette séance n’est conservé, pas même la correction.</translation>
    </message>
</context>
<context>
    <name>RecordingDialog</name>
    <message>
        <source>A recording</source>
        <translation>Un enregistrement</translation>
    </message>
    <message>
        <source>Recordings ({endings})</source>
        <translation>Enregistrements ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Listening again broke off: ask once more.</source>
        <translation>La réécoute s’est interrompue&#xa0;: demandez encore une fois.</translation>
    </message>
    <message>
        <source>Nothing was heard yet: begin to listen.</source>
        <translation>Rien n’a encore été entendu&#xa0;: commencez à écouter.</translation>
    </message>
    <message>
        <source>It can be read, but is not played: it would be translated again. Choose another output, or stop first.</source>
        <translation>On peut le lire, mais il n’est pas joué&#xa0;: il serait traduit de nouveau. Choisissez une autre sortie, ou arrêtez d’abord.</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>Listening again, to the end of each sentence…</source>
        <translation>Réécoute, jusqu’à la fin de chaque phrase…</translation>
    </message>
    <message>
        <source>No words were recognised.</source>
        <translation>Aucun mot n’a été reconnu.</translation>
    </message>
    <message>
        <source>What did t&amp;hey say?</source>
        <translation>&amp;Qu’a-t-on dit&#xa0;?</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>Qu’a-t-on dit&#xa0;?</translation>
    </message>
    <message>
        <source>Hear the last seconds again, and read them as the model writes when it may wait (Ctrl+Alt+R)</source>
        <translation>Réentendre les dernières secondes et les lire telles que le modèle les écrit quand il peut attendre (Ctrl+Alt+R)</translation>
    </message>
    <message>
        <source>S&amp;ilence</source>
        <translation>Ne plus &amp;jouer</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Ne plus jouer</translation>
    </message>
    <message>
        <source>Stop what is being played again</source>
        <translation>Arrêter ce qui est rejoué</translation>
    </message>
    <message>
        <source>Cop&amp;y this</source>
        <translation>Copier ce te&amp;xte</translation>
    </message>
    <message>
        <source>Copy what was said again</source>
        <translation>Copier ce qui a été réentendu</translation>
    </message>
    <message>
        <source>Copy what stands below</source>
        <translation>Copier ce qui est dessous</translation>
    </message>
    <message>
        <source>What did they say, status</source>
        <translation>Qu’a-t-on dit, état</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>Ce qu’on a dit</translation>
    </message>
</context>
<context>
    <name>SecondScreenForm</name>
    <message>
        <source>Second screen</source>
        <translation>Second écran</translation>
    </message>
    <message>
        <source>Captions in a browser</source>
        <translation>Sous-titres dans un navigateur</translation>
    </message>
    <message>
        <source>A page with the captions: for a second screen, a phone, or OBS</source>
        <translation>Une page avec les sous-titres&#xa0;: pour un second écran, un téléphone ou OBS</translation>
    </message>
    <message>
        <source>Also on other devices</source>
        <translation>Aussi sur d’autres appareils</translation>
    </message>
    <message>
        <source>Whoever is in the same network and has the link can read along</source>
        <translation>Quiconque est sur le même réseau et a le lien peut lire aussi</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse de la page</translation>
    </message>
    <message>
        <source>Open it in a browser</source>
        <translation>À ouvrir dans un navigateur</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>To open it in a browser or OBS</source>
        <translation>Pour l’ouvrir dans un navigateur ou dans OBS</translation>
    </message>
    <message>
        <source>Scan the code with a phone in the same network. Each code lets one viewer in.</source>
        <translation>Scannez le code avec un téléphone du même réseau. Chaque code laisse entrer une personne.</translation>
    </message>
    <message>
        <source>This computer alone can open the page: in a browser, or as source in OBS.</source>
        <translation>Seul cet ordinateur peut ouvrir la page&#xa0;: dans un navigateur, ou comme source dans OBS.</translation>
    </message>
</context>
<context>
    <name>SessionsBar</name>
    <message>
        <source>What is being said now</source>
        <translation>Ce qui se dit maintenant</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Séance</translation>
    </message>
    <message>
        <source>What is being said now, or what was said before</source>
        <translation>Ce qui se dit maintenant, ou ce qui a été dit avant</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write the session as subtitles or text (Ctrl+S)</source>
        <translation>Écrire la séance en sous-titres ou en texte (Ctrl+S)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Suppr&amp;imer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the chosen session for good</source>
        <translation>Supprimer définitivement la séance choisie</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Delete this session for good?
{title}</source>
        <translation>Supprimer définitivement cette séance&#xa0;?
{title}</translation>
    </message>
    <message>
        <source>SubRip subtitles</source>
        <translation>Sous-titres SubRip</translation>
    </message>
    <message>
        <source>WebVTT subtitles</source>
        <translation>Sous-titres WebVTT</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON, with all times</source>
        <translation>JSON, avec tous les temps</translation>
    </message>
    <message>
        <source>WebVTT with both languages marked</source>
        <translation>WebVTT avec les deux langues marquées</translation>
    </message>
    <message>
        <source>The dub as WAV</source>
        <translation>La traduction parlée en WAV</translation>
    </message>
    <message>
        <source>The dub as FLAC</source>
        <translation>La traduction parlée en FLAC</translation>
    </message>
    <message>
        <source>The dub as Ogg Vorbis</source>
        <translation>La traduction parlée en Ogg Vorbis</translation>
    </message>
    <message>
        <source>WebVTT with every caption track</source>
        <translation>WebVTT avec toutes les pistes</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>There is no setting {name}: do you mean {near}?</source>
        <translation>Il n’y a pas de réglage {name}&#xa0;: voulez-vous dire {near}&#xa0;?</translation>
    </message>
    <message>
        <source>There is no setting {name}: `sotto settings show` lists them all.</source>
        <translation>Il n’y a pas de réglage {name}&#xa0;: `sotto settings show` les montre tous.</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}.</source>
        <translation>{key} doit être {wants}, et non {value}.</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}: {held} is used.</source>
        <translation>{key} doit être {wants}, et non {value}&#xa0;: {held} est utilisé.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>a whole number from {lowest} to {highest}</source>
        <translation>un nombre entier de {lowest} à {highest}</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>l’un de {choices}</translation>
    </message>
    <message>
        <source>text on one line</source>
        <translation>un texte sur une ligne</translation>
    </message>
    <message>
        <source>a colour such as #ffd98a</source>
        <translation>une couleur comme #ffd98a</translation>
    </message>
    <message>
        <source>keys such as Ctrl+Alt+S, or empty for none</source>
        <translation>des touches comme Ctrl+Alt+S, ou vide s’il n’y en a pas</translation>
    </message>
    <message>
        <source>a language such as de, or empty for none</source>
        <translation>une langue comme de, ou vide s’il n’y en a pas</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{name} is no TOML: {error}.</source>
        <translation>{name} n’est pas du TOML&#xa0;: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be changed: {reason}.</source>
        <translation>{path} ne peut pas être modifié&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} ne peut pas être écrit&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{problem} It is now called {name}, and Sotto begins anew.</source>
        <translation>{problem} Il s’appelle maintenant {name}, et Sotto repart à neuf.</translation>
    </message>
    <message>
        <source>What was there is kept in {name}.</source>
        <translation>Ce qui s’y trouvait est conservé dans {name}.</translation>
    </message>
    <message>
        <source>The settings file can no longer be followed: start Sotto again.</source>
        <translation>Le fichier des réglages ne peut plus être suivi&#xa0;: redémarrez Sotto.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Listening…</source>
        <translation>Écoute en cours…</translation>
    </message>
    <message>
        <source>Sound arrives: all is well.</source>
        <translation>Le son arrive&#xa0;: tout va bien.</translation>
    </message>
    <message>
        <source>This source is muted: unmute it in {settings}.</source>
        <translation>Cette source est muette&#xa0;: rétablissez le son dans {settings}.</translation>
    </message>
    <message>
        <source>The device delivers nothing, not even silence: plug it in again, or choose another source.</source>
        <translation>L’appareil ne fournit rien, pas même du silence&#xa0;: rebranchez-le ou choisissez une autre source.</translation>
    </message>
    <message>
        <source>The system does not let Sotto listen: allow it in {settings}, then press Look again.</source>
        <translation>Le système ne laisse pas Sotto écouter&#xa0;: autorisez-le dans {settings}, puis appuyez sur «&#xa0;Chercher à nouveau&#xa0;».</translation>
    </message>
    <message>
        <source>Hardly anything arrives: speak, come closer to the microphone, or raise it in {settings}.</source>
        <translation>Presque rien n’arrive&#xa0;: parlez, approchez-vous du micro, ou augmentez son niveau dans {settings}.</translation>
    </message>
    <message>
        <source>Hardly anything arrives: turn up the volume of the player itself.</source>
        <translation>Presque rien n’arrive&#xa0;: montez le volume du lecteur lui-même.</translation>
    </message>
    <message>
        <source>The microphone delivers zeros and nothing else: look for a switch or a key that turns it off, and for the permission in {settings}.</source>
        <translation>Le micro ne fournit que des zéros&#xa0;: cherchez un interrupteur ou une touche qui le coupe, et l’autorisation dans {settings}.</translation>
    </message>
    <message>
        <source>This program is silent just now: let it play.</source>
        <translation>Ce programme est silencieux en ce moment&#xa0;: faites-le jouer.</translation>
    </message>
    <message>
        <source>Nothing plays there: start a film or music. If something does play, it plays into another output: choose that one here.</source>
        <translation>Rien n’y joue&#xa0;: lancez un film ou de la musique. Si quelque chose joue, c’est sur une autre sortie&#xa0;: choisissez-la ici.</translation>
    </message>
    <message>
        <source>Settings › System › Sound</source>
        <translation>Paramètres › Système › Son</translation>
    </message>
    <message>
        <source>System Settings › Sound</source>
        <translation>Réglages Système › Son</translation>
    </message>
    <message>
        <source>the sound settings of the desktop (or in pavucontrol)</source>
        <translation>les réglages du son du bureau (ou dans pavucontrol)</translation>
    </message>
    <message>
        <source>Settings › Privacy &amp; security › Microphone</source>
        <translation>Paramètres › Confidentialité et sécurité › Microphone</translation>
    </message>
    <message>
        <source>System Settings › Privacy &amp; Security › Microphone</source>
        <translation>Réglages Système › Confidentialité et sécurité › Micro</translation>
    </message>
    <message>
        <source>the privacy settings of the desktop</source>
        <translation>les réglages de confidentialité du bureau</translation>
    </message>
    <message>
        <source>Turn on Stereo Mix among the recording devices and choose it here.</source>
        <translation>Activez «&#xa0;Mixage stéréo&#xa0;» parmi les périphériques d’enregistrement et choisissez-le ici.</translation>
    </message>
    <message>
        <source>Install a loopback device such as BlackHole and choose it here.</source>
        <translation>Installez un périphérique de bouclage comme BlackHole et choisissez-le ici.</translation>
    </message>
    <message>
        <source>The demo clip needs no device.</source>
        <translation>La démo n’a besoin d’aucun appareil.</translation>
    </message>
    <message>
        <source>The stream is heard as soon as you begin.</source>
        <translation>Le flux est entendu dès que vous commencez.</translation>
    </message>
    <message>
        <source>{name} is gone: plug it in, or choose another one.</source>
        <translation>{name} a disparu&#xa0;: rebranchez-le ou choisissez-en un autre.</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>A recording…</source>
        <translation>Un enregistrement…</translation>
    </message>
    <message>
        <source>A stream address…</source>
        <translation>L’adresse d’un flux…</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>The usual place</source>
        <translation>L’endroit habituel</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Ce que joue cet ordinateur</translation>
    </message>
    <message>
        <source>The microphone</source>
        <translation>Le micro</translation>
    </message>
    <message>
        <source>The demo clip</source>
        <translation>La démo</translation>
    </message>
    <message>
        <source>{name} is the source.</source>
        <translation>{name} est la source.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Sound arrives.</source>
        <translation>Du son arrive.</translation>
    </message>
    <message>
        <source>{name} is neither a recording nor an address: one begins with http://, https://, rtmp:// or rtmps://.</source>
        <translation>{name} n’est ni un enregistrement ni une adresse : celle-ci commence par http://, https://, rtmp:// ou rtmps://.</translation>
    </message>
    <message>
        <source>There is neither ffmpeg nor PyAV here, so that only a whole recording can be heard from an address. Install one of them, or play the stream in a browser and choose that browser as the source.</source>
        <translation>Il n’y a ici ni ffmpeg ni PyAV : d’une adresse, seul un enregistrement entier peut être entendu. Installez l’un d’eux, ou lisez le flux dans un navigateur et choisissez ce navigateur comme source.</translation>
    </message>
</context>
<context>
    <name>Speed</name>
    <message>
        <source>A second of sound takes this computer {load} s: captions can follow every {chunk} s.</source>
        <translation>Une seconde de son prend {load} s à cet ordinateur&#xa0;: les sous-titres peuvent suivre toutes les {chunk} s.</translation>
    </message>
    <message>
        <source>A second of sound takes this computer {load} s, which is slow: close other programs, or captions may come late.</source>
        <translation>Une seconde de son prend {load} s à cet ordinateur, ce qui est lent&#xa0;: fermez d’autres programmes, sinon les sous-titres risquent de tarder.</translation>
    </message>
    <message>
        <source>Translating some seconds of speech…</source>
        <translation>Traduction de quelques secondes de parole…</translation>
    </message>
    <message>
        <source>The test went wrong: {error}.</source>
        <translation>Le test a échoué&#xa0;: {error}.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Waiting to hear which language it is; nothing said meanwhile is lost.</source>
        <translation>En attente d’entendre de quelle langue il s’agit ; rien de ce qui se dit d’ici là n’est perdu.</translation>
    </message>
    <message>
        <source>Loading {name}; until then all goes on.</source>
        <translation>Chargement de {name} ; en attendant, tout continue.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Chargement du modèle…</translation>
    </message>
    <message>
        <source>Finishing what was heard…</source>
        <translation>Fin de ce qui a été entendu…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Listening, {source} → {translation}</source>
        <translation>À l’écoute, {source} → {translation}</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>What Sotto does</source>
        <translation>Ce que fait Sotto</translation>
    </message>
</context>
<context>
    <name>TextStyleForm</name>
    <message>
        <source>What is said</source>
        <translation>Ce qui est dit</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Sa traduction</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Graisse</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Contour</translation>
    </message>
    <message>
        <source>Its colour</source>
        <translation>Sa couleur</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Chosen by Sotto</source>
        <translation>Choisie par Sotto</translation>
    </message>
    <message>
        <source>A font that has the letters of the language</source>
        <translation>Une police qui a les lettres de la langue</translation>
    </message>
    <message>
        <source>100 is what suits the screen</source>
        <translation>100 convient à l’écran</translation>
    </message>
    <message>
        <source>How thick the letters are</source>
        <translation>L’épaisseur des lettres</translation>
    </message>
    <message>
        <source>Of the letters</source>
        <translation>Des lettres</translation>
    </message>
    <message>
        <source>The line around each letter, 0 for none</source>
        <translation>Le trait autour de chaque lettre, 0 pour aucun</translation>
    </message>
    <message>
        <source>Of the line around each letter</source>
        <translation>Du trait autour de chaque lettre</translation>
    </message>
    <message>
        <source>How dense the box behind the text is</source>
        <translation>L’opacité du cadre derrière le texte</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Maigre</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>Demi-gras</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Gras</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>Extra-gras</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at least</source>
        <translation>Contraste d’au moins {ratio}:1</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at worst: hard to read</source>
        <translation>Contraste de {ratio}:1 au pire : difficile à lire</translation>
    </message>
</context>
<context>
    <name>TrackForm</name>
    <message>
        <source>&amp;Add a caption track</source>
        <translation>&amp;Ajouter une piste de sous-titres</translation>
    </message>
    <message>
        <source>Add a caption track</source>
        <translation>Ajouter une piste de sous-titres</translation>
    </message>
    <message>
        <source>One more language below the captions, up to three</source>
        <translation>Une langue de plus sous les sous-titres, trois au plus</translation>
    </message>
    <message>
        <source>How sure a word must be</source>
        <translation>Certitude exigée de chaque mot</translation>
    </message>
    <message>
        <source>More waits longer for what may still change a word</source>
        <translation>Plus attend davantage ce qui peut encore changer un mot</translation>
    </message>
    <message>
        <source>&amp;Name the languages</source>
        <translation>&amp;Nommer les langues</translation>
    </message>
    <message>
        <source>Each text has its language beside it</source>
        <translation>Chaque texte a sa langue à côté de lui</translation>
    </message>
    <message>
        <source>Name the languages</source>
        <translation>Nommer les langues</translation>
    </message>
    <message>
        <source>No model here makes caption tracks of {language}: install one with “Models…”.</source>
        <translation>Aucun modèle ici ne fait de pistes de sous-titres de cette langue ({language}) : installez-en un sous « Modèles… ».</translation>
    </message>
    <message>
        <source>How &amp;sure a word must be</source>
        <translation>&amp;Certitude exigée de chaque mot</translation>
    </message>
</context>
<context>
    <name>TrackRow</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The language of this track</source>
        <translation>La langue de cette piste</translation>
    </message>
    <message>
        <source>Words later:</source>
        <translation>Mots plus tard :</translation>
    </message>
    <message>
        <source>How many words later than the delay says: more is later, and better</source>
        <translation>De combien de mots après le délai choisi : plus, c’est plus tard, et meilleur</translation>
    </message>
    <message>
        <source>Words later</source>
        <translation>Mots plus tard</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove this track</source>
        <translation>Retirer cette piste</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>{percent} % sure after word {n}</source>
        <translation>sûr à {percent} % après le mot {n}</translation>
    </message>
    <message>
        <source>No model here makes caption tracks in {languages}: install one, or choose others.</source>
        <translation>Aucun modèle ici ne fait de pistes de sous-titres dans ces langues ({languages}) : installez-en un, ou choisissez-en d’autres.</translation>
    </message>
</context>
<context>
    <name>TracksWindow</name>
    <message>
        <source>Sotto – caption tracks</source>
        <translation>Sotto – pistes de sous-titres</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>Pistes de sous-titres</translation>
    </message>
    <message>
        <source>Track of the chart</source>
        <translation>Piste du graphique</translation>
    </message>
    <message>
        <source>&amp;Why words waited</source>
        <translation>&amp;Pourquoi des mots ont attendu</translation>
    </message>
    <message>
        <source>The track whose words are shown</source>
        <translation>La piste dont les mots sont montrés</translation>
    </message>
    <message>
        <source>Why words waited</source>
        <translation>Pourquoi des mots ont attendu</translation>
    </message>
    <message>
        <source>A ring: asked after so much of the source, and not sure enough yet. A dot: written. The larger, the surer.</source>
        <translation>Un anneau : demandé après cette partie du propos, et pas encore assez sûr. Un point : écrit. Plus il est grand, plus c’est sûr.</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Sotto ended without warning in the session of {began}; nothing was said.</source>
        <translation>Sotto s’est arrêté sans prévenir pendant la séance du {began}&#xa0;; rien n’avait été dit.</translation>
    </message>
    <message>
        <source>Sotto ended without warning in the session of {began}; the transcript has all {n_lines} lines up to then.</source>
        <translation>Sotto s’est arrêté sans prévenir pendant la séance du {began} ; la transcription contient les {n_lines} lignes jusque-là.</translation>
    </message>
    <message>
        <source>`sotto transcripts show {session}` shows them.</source>
        <translation>`sotto transcripts show {session}` les montre.</translation>
    </message>
    <message>
        <source>The file of the transcripts was damaged: {n_lines} lines could be read and are kept; the damaged file is now called {name}.</source>
        <translation>Le fichier des transcriptions était endommagé&#xa0;: {n_lines} lignes ont pu être lues et sont conservées&#xa0;; le fichier endommagé s’appelle maintenant {name}.</translation>
    </message>
    <message>
        <source>The transcript is no longer complete: its disk has refused for too long.</source>
        <translation>La transcription n’est plus complète&#xa0;: le disque a refusé trop longtemps.</translation>
    </message>
    <message>
        <source>The transcript is no longer kept ({error}): please report it.</source>
        <translation>La transcription n’est plus conservée ({error})&#xa0;: veuillez le signaler.</translation>
    </message>
    <message>
        <source>The transcript is being kept again, and nothing is missing.</source>
        <translation>La transcription est de nouveau conservée, et rien ne manque.</translation>
    </message>
    <message>
        <source>The transcript cannot be written to {path} ({reason}): what is said waits in memory until it can.</source>
        <translation>La transcription ne peut pas être écrite dans {path} ({reason})&#xa0;: ce qui est dit attend en mémoire jusque-là.</translation>
    </message>
    <message>
        <source>{n_pieces} pieces of the transcript could not be kept.</source>
        <translation>{n_pieces} morceaux de la transcription n’ont pas pu être conservés.</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Lines found: {n}</source>
        <translation>Lignes trouvées : {n}</translation>
    </message>
    <message>
        <source>Nobody said that.</source>
        <translation>Personne n’a dit cela.</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>Chercher dans ce qui a été dit</translation>
    </message>
    <message>
        <source>In all sessions</source>
        <translation>Dans toutes les séances</translation>
    </message>
    <message>
        <source>Search everything that was kept (Ctrl+Shift+F)</source>
        <translation>Chercher dans tout ce qui a été conservé (Ctrl+Maj+F)</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Retour aux résultats</translation>
    </message>
    <message>
        <source>Show the found lines again</source>
        <translation>Montre de nouveau les lignes trouvées</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all that are shown (Ctrl+Shift+C)</source>
        <translation>Copier les lignes choisies, ou toutes celles qui sont montrées (Ctrl+Maj+C)</translation>
    </message>
    <message>
        <source>Correct &amp;line…</source>
        <translation>Ré&amp;viser…</translation>
    </message>
    <message>
        <source>Correct line</source>
        <translation>Corriger la ligne</translation>
    </message>
    <message>
        <source>Say what the chosen line should say; what was heard is kept (F2)</source>
        <translation>Dire ce que devrait dire la ligne choisie ; ce qui a été entendu est conservé (F2)</translation>
    </message>
    <message>
        <source>&amp;Jump to live</source>
        <translation>Aller au &amp;direct</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>Aller au direct</translation>
    </message>
    <message>
        <source>Show what is being said now, and skip what waits to be heard</source>
        <translation>Montrer ce qui se dit maintenant et sauter ce qui attend d’être entendu</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Clicks go &amp;through the captions</source>
        <translation>Laisser passer les &amp;clics à travers les sous-titres</translation>
    </message>
    <message>
        <source>&amp;Hide the captions</source>
        <translation>&amp;Masquer les sous-titres</translation>
    </message>
    <message>
        <source>&amp;Jump to what is being said</source>
        <translation>Aller au &amp;direct</translation>
    </message>
    <message>
        <source>&amp;What did they say?</source>
        <translation>Q&amp;u’a-t-on dit&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Open Sotto</source>
        <translation>&amp;Ouvrir Sotto</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Confi&amp;gurer…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>Démarr&amp;er</translation>
    </message>
    <message>
        <source>Sotto listens</source>
        <translation>Sotto écoute</translation>
    </message>
</context>
<context>
    <name>WaitDots</name>
    <message>
        <source>Why words waited</source>
        <translation>Pourquoi des mots ont attendu</translation>
    </message>
    <message>
        <source>No word was written on this track yet.</source>
        <translation>Aucun mot n’a encore été écrit sur cette piste.</translation>
    </message>
</context>
</TS>
