<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>A stream address</source>
        <translation>Die Adresse eines Streams</translation>
    </message>
    <message>
        <source>&amp;Address of a radio or a livestream</source>
        <translation>A&amp;dresse eines Radios oder Livestreams</translation>
    </message>
    <message>
        <source>such as {address}</source>
        <translation>etwa {address}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>It begins with http, https or rtmp</source>
        <translation>Sie beginnt mit http, https oder rtmp</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>Au&amp;sprobieren</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Connect to it, and see how loud it is</source>
        <translation>Verbindet sich und zeigt, wie laut sie ist</translation>
    </message>
    <message>
        <source>How the trial goes</source>
        <translation>Wie der Versuch verläuft</translation>
    </message>
    <message>
        <source>&amp;Listen to it</source>
        <translation>&amp;Zur Quelle machen</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>Zur Quelle machen</translation>
    </message>
    <message>
        <source>Make it the source</source>
        <translation>Macht sie zur Quelle</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Leave the source as it is (Esc)</source>
        <translation>Lässt die Quelle, wie sie ist (Esc)</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message>
        <source>The transcripts went wrong: {error}.</source>
        <translation>Bei den Protokollen ging etwas schief: {error}.</translation>
    </message>
    <message>
        <source>The correction is kept, and what was heard with it.</source>
        <translation>Die Verbesserung wird aufbewahrt, und mit ihr, was gehört wurde.</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportiert nach {path}</translation>
    </message>
    <message>
        <source>There is nothing to export yet: choose a session, or begin one.</source>
        <translation>Es gibt noch nichts zu exportieren: Wählen Sie eine Sitzung, oder beginnen Sie eine.</translation>
    </message>
</context>
<context>
    <name>BundlePicker</name>
    <message>
        <source>By the language heard</source>
        <translation>Nach der gehörten Sprache</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle…</translation>
    </message>
    <message>
        <source>From which language into which; and models</source>
        <translation>Aus welcher Sprache in welche; und Modelle</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>&amp;Listen to</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What Sotto listens to (Ctrl+O: a recording; Ctrl+U: a stream)</source>
        <translation>Was Sotto hört (Strg+O: eine Aufnahme; Strg+U: ein Stream)</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show what was kept of the session that broke off; it can be exported there</source>
        <translation>Zeigt, was von der abgebrochenen Sitzung aufbewahrt ist; dort kann sie exportiert werden</translation>
    </message>
    <message>
        <source>Open the recovered session</source>
        <translation>Die wiederhergestellte Sitzung öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>End the session and quit (Ctrl+Q)</source>
        <translation>Sitzung beenden und Sotto schließen (Strg+Q)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>What was said, and how captions look (Ctrl+T)</source>
        <translation>Was gesagt wurde, und wie die Untertitel aussehen (Strg+T)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>&amp;Wartezeit</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>From fastest to calmest: more delay gives better translations</source>
        <translation>Von schnell bis ruhig: Mehr Wartezeit ergibt bessere Übersetzungen</translation>
    </message>
    <message>
        <source>D&amp;ub</source>
        <translation>S&amp;timme</translation>
    </message>
    <message>
        <source>Dub</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Speak the translation into your headphones</source>
        <translation>Die Übersetzung in die Kopfhörer sprechen</translation>
    </message>
    <message>
        <source>Dub volume</source>
        <translation>Lautstärke der Stimme</translation>
    </message>
    <message>
        <source>How loud the dub is</source>
        <translation>Wie laut die Übersetzung gesprochen wird</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>{n} milliseconds</source>
        <translation>{n} Millisekunden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Begin or end the captions</source>
        <translation>Untertitel beginnen oder beenden</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;As it was heard</source>
        <translation>&amp;Wie gehört</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Correct a line</source>
        <translation>Eine Zeile verbessern</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Die Übersetzung</translation>
    </message>
    <message>
        <source>Heard: {text}</source>
        <translation>Gehört: {text}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>There is no sound server: start PulseAudio or PipeWire.</source>
        <translation>Es läuft kein Tonserver: Starten Sie PulseAudio oder PipeWire.</translation>
    </message>
    <message>
        <source>The library {library} is missing: install it (libpulse0 on Debian and Ubuntu).</source>
        <translation>Die Bibliothek {library} fehlt: Installieren Sie sie (libpulse0 bei Debian und Ubuntu).</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): allow it in the privacy settings of the desktop.</source>
        <translation>Der Tonserver öffnet {device} nicht ({reason}): Erlauben Sie es in den Datenschutzeinstellungen der Arbeitsumgebung.</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): see `sotto devices` for those there are.</source>
        <translation>Der Tonserver öffnet {device} nicht ({reason}): `sotto devices` zeigt, welche es gibt.</translation>
    </message>
    <message>
        <source>The sound device {device} was lost ({reason}): connect it again or choose another.</source>
        <translation>Das Tongerät {device} ging verloren ({reason}): Schließen Sie es wieder an, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The sound device {device} does not answer: connect it again or choose another.</source>
        <translation>Das Tongerät {device} antwortet nicht: Schließen Sie es wieder an, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{device} has stood still for {seconds} s: restart the sound server or choose another device.</source>
        <translation>{device} steht seit {seconds} s still: Starten Sie den Tonserver neu, oder wählen Sie ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Nothing can be heard here: connect a microphone.</source>
        <translation>Hier ist nichts zu hören: Schließen Sie ein Mikrofon an.</translation>
    </message>
    <message>
        <source>What this computer plays cannot be heard here: choose a microphone ({names}).</source>
        <translation>Was dieser Rechner abspielt, ist hier nicht zu hören: Wählen Sie ein Mikrofon ({names}).</translation>
    </message>
    <message>
        <source>There is no source {name}: choose one of {names}.</source>
        <translation>Es gibt keine Quelle {name}: Wählen Sie eine von diesen: {names}.</translation>
    </message>
    <message>
        <source>There is no output {name}: choose one of {names}.</source>
        <translation>Es gibt keine Ausgabe {name}: Wählen Sie eine von diesen: {names}.</translation>
    </message>
    <message>
        <source>The only output is the one that is listened to, and the dub would be translated again: connect headphones or turn the dub off.</source>
        <translation>Die einzige Ausgabe ist die, der zugehört wird, und die Stimme würde noch einmal übersetzt: Schließen Sie Kopfhörer an, oder schalten Sie die Stimme aus.</translation>
    </message>
    <message>
        <source>{output} is listened to, and the dub would be translated again: choose another output or another source.</source>
        <translation>{output} wird zugehört, und die Stimme würde noch einmal übersetzt: Wählen Sie eine andere Ausgabe oder eine andere Quelle.</translation>
    </message>
    <message>
        <source>{folder} is not a bundle, it has no {name}: choose another folder.</source>
        <translation>{folder} ist kein Modellpaket, {name} fehlt: Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} is missing or unreadable: fetch the bundle again.</source>
        <translation>{path} fehlt oder ist unlesbar: Holen Sie das Modellpaket neu.</translation>
    </message>
    <message>
        <source>{path} is damaged, its checksum differs: fetch the bundle again.</source>
        <translation>{path} ist beschädigt, die Prüfsumme weicht ab: Holen Sie das Modellpaket neu.</translation>
    </message>
    <message>
        <source>The model in {folder} was trained on whole recordings and cannot translate while somebody speaks: translate a recording with --offline, or choose another model.</source>
        <translation>Das Modell in {folder} wurde an ganzen Aufnahmen trainiert und kann nicht übersetzen, während jemand spricht: Übersetzen Sie eine Aufnahme mit --offline, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Port {port} is in use, perhaps by another Sotto: close that one, or choose another port with --port.</source>
        <translation>Port {port} ist belegt, vielleicht von einem anderen Sotto: Schließen Sie dieses, oder wählen Sie mit --port einen anderen Port.</translation>
    </message>
    <message>
        <source>What {name} plays</source>
        <translation>Was {name} spielt</translation>
    </message>
    <message>
        <source>{path} holds no sound: choose a recording with speech.</source>
        <translation>{path} enthält keinen Ton: Wählen Sie eine Aufnahme mit Sprache.</translation>
    </message>
    <message>
        <source>{path} is empty: choose a recording with speech.</source>
        <translation>{path} ist leer: Wählen Sie eine Aufnahme mit Sprache.</translation>
    </message>
    <message>
        <source>{path} lasts only {duration} ms: choose a recording of {shortest} ms or more.</source>
        <translation>{path} dauert nur {duration} ms: Wählen Sie eine Aufnahme von {shortest} ms oder mehr.</translation>
    </message>
    <message>
        <source>{path} is not sound that can be read here: convert it to {formats}.</source>
        <translation>{path} ist kein Ton, der hier gelesen werden kann: Wandeln Sie ihn um ({formats}).</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be read to its end: convert or fetch it again.</source>
        <translation>{path} ist beschädigt und kann nicht zu Ende gelesen werden: Wandeln Sie die Datei neu um, oder holen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>{path} does not exist: check the name and the folder.</source>
        <translation>{path} gibt es nicht: Prüfen Sie Namen und Ordner.</translation>
    </message>
    <message>
        <source>{path} is a folder: name one recording in it.</source>
        <translation>{path} ist ein Ordner: Nennen Sie eine Aufnahme darin.</translation>
    </message>
    <message>
        <source>{path} may not be read by you: ask for permission or copy it.</source>
        <translation>{path} dürfen Sie nicht lesen: Bitten Sie um Erlaubnis, oder kopieren Sie die Datei.</translation>
    </message>
    <message>
        <source>{address} cannot be decoded here: install ffmpeg (`apt-get install ffmpeg`), or PyAV (`pip install av`), or play it in a program and choose that program as the source (app:NAME).</source>
        <translation>{address} kann hier nicht entschlüsselt werden: Installieren Sie ffmpeg (`apt-get install ffmpeg`) oder PyAV (`pip install av`), oder spielen Sie es in einem Programm ab und wählen Sie dieses als Quelle (app:NAME).</translation>
    </message>
    <message>
        <source>No decoder starts ({reason}): install ffmpeg or PyAV.</source>
        <translation>Kein Dekoder startet ({reason}): Installieren Sie ffmpeg oder PyAV.</translation>
    </message>
    <message>
        <source>{address} has sent nothing for {seconds} s: try again.</source>
        <translation>{address} hat seit {seconds} s nichts gesendet: Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{address} cannot be heard ({reason}): check the address.</source>
        <translation>{address} ist nicht zu hören ({reason}): Prüfen Sie die Adresse.</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Set up Sotto</source>
        <translation>Sotto einrichten</translation>
    </message>
    <message>
        <source>Welcome to Sotto</source>
        <translation>Willkommen bei Sotto</translation>
    </message>
    <message>
        <source>1.  What shall Sotto &amp;listen to?</source>
        <translation>1.  Was soll Sotto &amp;hören?</translation>
    </message>
    <message>
        <source>2.  How quick is this computer?</source>
        <translation>2.  Wie schnell ist dieser Rechner?</translation>
    </message>
    <message>
        <source>3.  See and hear it work.</source>
        <translation>3.  Sehen und hören, wie es geht.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What Sotto listens to</source>
        <translation>Was Sotto hört</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>What arrives</source>
        <translation>Was ankommt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How quick this computer is</source>
        <translation>Wie schnell dieser Rechner ist</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Erneut suchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Look for devices that were connected</source>
        <translation>Nach angeschlossenen Geräten suchen</translation>
    </message>
    <message>
        <source>&amp;Test this computer</source>
        <translation>Rechner &amp;testen</translation>
    </message>
    <message>
        <source>Test this computer</source>
        <translation>Rechner testen</translation>
    </message>
    <message>
        <source>Measure how quick it is</source>
        <translation>Messen, wie schnell er ist</translation>
    </message>
    <message>
        <source>Play the &amp;demo</source>
        <translation>&amp;Demo abspielen</translation>
    </message>
    <message>
        <source>Play the demo</source>
        <translation>Demo abspielen</translation>
    </message>
    <message>
        <source>A clip with captions and a dub</source>
        <translation>Ein Ausschnitt mit Untertiteln und gesprochener Übersetzung</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Set up later: see ☰ (Esc)</source>
        <translation>Später einrichten: siehe ☰ (Esc)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Beginnen</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Listen with what is chosen</source>
        <translation>Mit dieser Auswahl zuhören</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Sotto hört hin …</translation>
    </message>
    <message>
        <source>Some seconds tell how soon captions can come.</source>
        <translation>Ein paar Sekunden zeigen, wie bald Untertitel kommen können.</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Found lines</source>
        <translation>Gefundene Zeilen</translation>
    </message>
</context>
<context>
    <name>Hotkeys</name>
    <message>
        <source>{keys} is chosen for two things: choose other keys for one of them.</source>
        <translation>{keys} ist für zwei Dinge gewählt: Wählen Sie für eines davon andere Tasten.</translation>
    </message>
    <message>
        <source>{keys} cannot be used as a hotkey, as another program has it: choose other keys in the settings.</source>
        <translation>{keys} ist als Tastenkürzel nicht frei, ein anderes Programm nutzt es: Wählen Sie in den Einstellungen andere Tasten.</translation>
    </message>
    <message>
        <source>The desktop gives Sotto no hotkeys: allow them in its keyboard settings, or bind `sotto --toggle` and its like there.</source>
        <translation>Die Arbeitsumgebung gibt Sotto keine Tastenkürzel: Erlauben Sie sie in deren Tastatureinstellungen, oder legen Sie dort `sotto --toggle` und Ähnliches auf Tasten.</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>Starten oder stoppen</translation>
    </message>
    <message>
        <source>Lock the captions</source>
        <translation>Untertitel sperren</translation>
    </message>
    <message>
        <source>Hide the captions</source>
        <translation>Untertitel ausblenden</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>Zu Live</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>Wie bitte?</translation>
    </message>
    <message>
        <source>Dub louder</source>
        <translation>Stimme lauter</translation>
    </message>
    <message>
        <source>Dub quieter</source>
        <translation>Stimme leiser</translation>
    </message>
</context>
<context>
    <name>LagFigure</name>
    <message>
        <source>{usual} seconds, at times {longest}</source>
        <translation>{usual} Sekunden, manchmal {longest}</translation>
    </message>
    <message>
        <source>How late words came in the last minute: half of them, and all but one in 20</source>
        <translation>Wie spät die Wörter in der letzten Minute kamen: die Hälfte, und alle bis auf eins von 20</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Verzug</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>How loud the source is: no movement means that nothing is heard</source>
        <translation>Wie laut die Quelle ist: Bewegt sich nichts, ist nichts zu hören</translation>
    </message>
    <message>
        <source>Source level</source>
        <translation>Pegel der Quelle</translation>
    </message>
</context>
<context>
    <name>LookWindow</name>
    <message>
        <source>Sotto – how captions look</source>
        <translation>Sotto – wie Untertitel aussehen</translation>
    </message>
    <message>
        <source>How captions look</source>
        <translation>Wie Untertitel aussehen</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Beide Texte</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Die Übersetzung</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>A look that suits many</source>
        <translation>Ein Aussehen, das vielen passt</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>Welche Texte die Untertitel zeigen</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>Welcher Text über dem anderen steht</translation>
    </message>
    <message>
        <source>Colour of the box</source>
        <translation>Farbe des Kastens</translation>
    </message>
    <message>
        <source>Of the box behind the captions</source>
        <translation>Des Kastens hinter den Untertiteln</translation>
    </message>
    <message>
        <source>Back to this look</source>
        <translation>Zurück zu diesem Aussehen</translation>
    </message>
    <message>
        <source>Undo every change to the chosen look</source>
        <translation>Nimmt alle Änderungen am gewählten Aussehen zurück</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sotto – what was said</source>
        <translation>Sotto – was gesagt wurde</translation>
    </message>
    <message>
        <source>What was said, and settings</source>
        <translation>Was gesagt wurde, und Einstellungen</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Second screen</source>
        <translation>Zweiter Bildschirm</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Was gewählt ist</translation>
    </message>
    <message>
        <source>Wait for &amp;whole phrases</source>
        <translation>Auf ganze Sätze &amp;warten</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>No word that may still go</source>
        <translation>Kein Wort, das noch verschwinden kann</translation>
    </message>
    <message>
        <source>Clicks &amp;go through</source>
        <translation>Klicks gehen &amp;durch</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Clicks reach what is below</source>
        <translation>Klicks erreichen, was darunter liegt</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Einri&amp;chten…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Source, speed test and demo</source>
        <translation>Quelle, Tempotest und Demo</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Andere Sprachen</translation>
    </message>
    <message>
        <source>&amp;Fonts and colours…</source>
        <translation>Schri&amp;ften und Farben…</translation>
    </message>
    <message>
        <source>Font, size, colour, outline and box of each text</source>
        <translation>Schrift, Größe, Farbe, Umriss und Kasten jedes Textes</translation>
    </message>
    <message>
        <source>Fonts and colours</source>
        <translation>Schriften und Farben</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Ausgabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Where the dub is heard</source>
        <translation>Wo die gesprochene Übersetzung zu hören ist</translation>
    </message>
    <message>
        <source>Original under dub</source>
        <translation>Original darunter</translation>
    </message>
    <message>
        <source>Original volume</source>
        <translation>Lautstärke des Originals</translation>
    </message>
    <message>
        <source>How loud other programs stay while the dub speaks, in percent</source>
        <translation>Wie laut andere Programme bleiben, während die Stimme spricht, in Prozent</translation>
    </message>
    <message>
        <source>Loo&amp;k</source>
        <translation>A&amp;ussehen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>A look of the captions that suits many</source>
        <translation>Ein Aussehen der Untertitel, das vielen passt</translation>
    </message>
    <message>
        <source>&amp;Texts</source>
        <translation>&amp;Texte</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>Welche Texte die Untertitel zeigen</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Beide Texte</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Übersetzung</translation>
    </message>
    <message>
        <source>&amp;Above</source>
        <translation>&amp;Oben</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>Welcher Text über dem anderen steht</translation>
    </message>
    <message>
        <source>Lines of what is &amp;said</source>
        <translation>Zeilen Ori&amp;ginal</translation>
    </message>
    <message>
        <source>Lines of what is said</source>
        <translation>Zeilen des Originals</translation>
    </message>
    <message>
        <source>Lines of t&amp;ranslation</source>
        <translation>Zeilen Ü&amp;bersetzung</translation>
    </message>
    <message>
        <source>Lines of translation</source>
        <translation>Zeilen der Übersetzung</translation>
    </message>
    <message>
        <source>Tracks…</source>
        <translation>Spuren…</translation>
    </message>
    <message>
        <source>More languages at once, and why their words wait</source>
        <translation>Mehr Sprachen zugleich, und warum ihre Wörter warten</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>Untertitelspuren</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>size not known yet</source>
        <translation>Größe noch unbekannt</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>comes with Sotto</source>
        <translation>gehört zu Sotto</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>can be downloaded</source>
        <translation>kann heruntergeladen werden</translation>
    </message>
    <message>
        <source>a part is here</source>
        <translation>ein Teil ist da</translation>
    </message>
    <message>
        <source>wrong signature</source>
        <translation>falsche Signatur</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>nicht signiert</translation>
    </message>
    <message>
        <source>signed by {}</source>
        <translation>signiert von {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Lizenz: {}</translation>
    </message>
    <message>
        <source>It hears whole recordings: sotto translate FILE --offline.</source>
        <translation>Es hört ganze Aufnahmen: sotto translate DATEI --offline.</translation>
    </message>
    <message>
        <source>Measured:</source>
        <translation>Gemessen:</translation>
    </message>
    <message>
        <source>Its files lie at: {}</source>
        <translation>Seine Dateien liegen bei: {}</translation>
    </message>
    <message>
        <source>Comes with Sotto, {}.</source>
        <translation>Gehört zu Sotto, {}.</translation>
    </message>
    <message>
        <source>Installed, {}. It was changed after it was signed: remove it.</source>
        <translation>Installiert, {}. Es wurde nach dem Signieren verändert: Entfernen Sie es.</translation>
    </message>
    <message>
        <source>Installed, {}. Unsigned: nobody whom Sotto knows vouches for it.</source>
        <translation>Installiert, {}. Nicht signiert: Niemand, den Sotto kennt, bürgt dafür.</translation>
    </message>
    <message>
        <source>Installed, {}, signed by {}.</source>
        <translation>Installiert, {}, signiert von {}.</translation>
    </message>
    <message>
        <source>{} of it are here: a download goes on from there.</source>
        <translation>{} davon sind da: Ein Download macht dort weiter.</translation>
    </message>
    <message>
        <source>Its authors do not publish its size: “Download…” asks the hosts, and you.</source>
        <translation>Seine Urheber nennen die Größe nicht: „Herunterladen…“ fragt die Server, und dann Sie.</translation>
    </message>
    <message>
        <source>{} to download.</source>
        <translation>{} herunterzuladen.</translation>
    </message>
    <message>
        <source>To be downloaded:</source>
        <translation>Herunterzuladen:</translation>
    </message>
    <message>
        <source>In all: {}</source>
        <translation>Insgesamt: {}</translation>
    </message>
    <message>
        <source>{} and more</source>
        <translation>{} und mehr</translation>
    </message>
    <message>
        <source>Network: {}</source>
        <translation>Netz: {}</translation>
    </message>
    <message>
        <source>Network: none</source>
        <translation>Netz: keines</translation>
    </message>
    <message>
        <source>Asking how large {} is…</source>
        <translation>Die Größe von {} wird erfragt …</translation>
    </message>
    <message>
        <source>Downloading {}…</source>
        <translation>{} wird heruntergeladen …</translation>
    </message>
    <message>
        <source>Checking and installing {}…</source>
        <translation>{} wird geprüft und installiert …</translation>
    </message>
    <message>
        <source>Checking every byte of {}…</source>
        <translation>Jedes Byte von {} wird geprüft …</translation>
    </message>
    <message>
        <source>Removing {}…</source>
        <translation>{} wird entfernt …</translation>
    </message>
    <message>
        <source>Cancelled. What was downloaded is kept, and the next download goes on from there.</source>
        <translation>Abgebrochen. Was heruntergeladen ist, bleibt erhalten; der nächste Download macht dort weiter.</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet.</source>
        <translation>Noch wurde nichts heruntergeladen.</translation>
    </message>
    <message>
        <source>{} is installed.</source>
        <translation>{} ist installiert.</translation>
    </message>
    <message>
        <source>{} is as it was made.</source>
        <translation>{} ist unverändert.</translation>
    </message>
    <message>
        <source>{} is removed.</source>
        <translation>{} ist entfernt.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>That went wrong: {error}.</source>
        <translation>Das ging schief: {error}.</translation>
    </message>
    <message>
        <source>The models cannot be listed: {error}.</source>
        <translation>Die Modelle können nicht aufgelistet werden: {error}.</translation>
    </message>
    <message>
        <source>{name} cannot be trusted, it {refusal}: install it again.</source>
        <translation>{name} ist nicht vertrauenswürdig ({refusal}): Installieren Sie es neu.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Sotto – models</source>
        <translation>Sotto – Modelle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Who is asked for something now</source>
        <translation>Bei wem gerade etwas angefragt wird</translation>
    </message>
    <message>
        <source>Models that are here or could be</source>
        <translation>Modelle, die da sind oder da sein könnten</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Über das Modell</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Benutzen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Translate with this model from now on</source>
        <translation>Von jetzt an mit diesem Modell übersetzen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Fetch it from its authors</source>
        <translation>Bei seinen Urhebern holen</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>Aus &amp;Ordner…</translation>
    </message>
    <message>
        <source>Take the same files from a folder: no network is needed</source>
        <translation>Dieselben Dateien aus einem Ordner nehmen: ohne Netz</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>Aus einem Ordner</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check every byte, as when installed</source>
        <translation>Jedes Byte prüfen, wie bei der Installation</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Delete it from this computer</source>
        <translation>Von diesem Rechner löschen</translation>
    </message>
    <message>
        <source>&amp;Install a file…</source>
        <translation>Datei &amp;installieren…</translation>
    </message>
    <message>
        <source>A model in one file, with a name that ends in .sotto</source>
        <translation>Ein Modell in einer Datei, deren Name auf .sotto endet</translation>
    </message>
    <message>
        <source>Install a file</source>
        <translation>Datei installieren</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What was fetched is kept</source>
        <translation>Was schon geholt ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>Models (*.sotto)</source>
        <translation>Modelle (*.sotto)</translation>
    </message>
    <message>
        <source>Where the files lie</source>
        <translation>Wo die Dateien liegen</translation>
    </message>
    <message>
        <source>Really &amp;remove?</source>
        <translation>Wirklich &amp;entfernen?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Download {}</source>
        <translation>{} &amp;herunterladen</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Herunterladen…</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>[no sound arriving]</source>
        <translation>[kein Ton]</translation>
    </message>
    <message>
        <source>[music]</source>
        <translation>[Musik]</translation>
    </message>
    <message>
        <source>[no speech]</source>
        <translation>[niemand spricht]</translation>
    </message>
    <message>
        <source>Some sound was lost: this computer is too busy to keep up.</source>
        <translation>Etwas Ton ging verloren: Dieser Rechner ist zu beschäftigt, um mitzukommen.</translation>
    </message>
    <message>
        <source>{count} words are missing from the caption tracks: choose fewer of them.</source>
        <translation>Den Untertitelspuren fehlen {count} Wörter: Wählen Sie weniger Spuren.</translation>
    </message>
    <message>
        <source>{seconds} s of the dub were skipped to catch up.</source>
        <translation>{seconds} s der gesprochenen Übersetzung wurden übersprungen, um aufzuholen.</translation>
    </message>
    <message>
        <source>The dub is {seconds} s behind, at {speed} times its speed.</source>
        <translation>Die gesprochene Übersetzung liegt {seconds} s zurück, bei {speed}-fachem Tempo.</translation>
    </message>
    <message>
        <source>Sotto made a mistake ({message}): please report it, and start again.</source>
        <translation>Sotto hat einen Fehler gemacht ({message}): Bitte melden Sie ihn und starten Sie neu.</translation>
    </message>
    <message>
        <source>It is not clear which language this is: the model stays as it is.</source>
        <translation>Es ist nicht klar, welche Sprache das ist: Das Modell bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>This sounds like {language}: the model stays.</source>
        <translation>Das klingt nach {language}: Das Modell bleibt.</translation>
    </message>
    <message>
        <source>This sounds like {language}: {name} translates it.</source>
        <translation>Das klingt nach {language}: {name} übersetzt es.</translation>
    </message>
    <message>
        <source>This sounds like {language}: no model here hears it, and Sotto knows of none.</source>
        <translation>Das klingt nach {language}: Hier versteht es kein Modell, und Sotto kennt keines.</translation>
    </message>
    <message>
        <source>This sounds like {language}, which no model here hears: get one among the models, or with `sotto models install {name}`.</source>
        <translation>Das klingt nach {language}, was hier kein Modell versteht: Holen Sie eines bei den Modellen oder mit `sotto models install {name}`.</translation>
    </message>
    <message>
        <source>{name} can no longer be heard: plug it in, or choose another source.</source>
        <translation>{name} ist nicht mehr zu hören: Schließen Sie es an, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>{name} is gone: the captions go on without the dub.</source>
        <translation>{name} ist weg: Die Untertitel laufen ohne Stimme weiter.</translation>
    </message>
    <message>
        <source>{name} is heard again: {seconds} s are missing.</source>
        <translation>{name} ist wieder zu hören: {seconds} s fehlen.</translation>
    </message>
    <message>
        <source>{name} is back, and so is the dub.</source>
        <translation>{name} ist wieder da, und mit ihm die Stimme.</translation>
    </message>
    <message>
        <source>Listening to the new default: {title}.</source>
        <translation>Die neue Standardquelle wird gehört: {title}.</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Only the dub lowers what else plays: turn it on.</source>
        <translation>Nur die gesprochene Übersetzung macht anderes leiser: Schalten Sie sie ein.</translation>
    </message>
    <message>
        <source>Other programs can be lowered by a sound server alone: PulseAudio or PipeWire.</source>
        <translation>Andere Programme kann nur ein Tonserver leiser machen: PulseAudio oder PipeWire.</translation>
    </message>
    <message>
        <source>Other programs are lowered while Sotto listens to what they play, not to {source}.</source>
        <translation>Andere Programme werden leiser, während Sotto hört, was sie spielen, nicht aber {source}.</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Sotto captions</source>
        <translation>Sotto-Untertitel</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>The captions come here. Drag to move, pull the sides to resize.</source>
        <translation>Hier erscheinen die Untertitel. Ziehen verschiebt sie, ihre Seiten ändern die Breite.</translation>
    </message>
    <message>
        <source>This is what somebody says,</source>
        <translation>So sieht aus, was jemand sagt,</translation>
    </message>
    <message>
        <source>and this is the translation of it</source>
        <translation>und so sieht die Übersetzung davon aus</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>The captions are at {url} for this computer.</source>
        <translation>Auf diesem Rechner sind die Untertitel unter {url} zu sehen.</translation>
    </message>
    <message>
        <source>For one more viewer, open {url}</source>
        <translation>Für einen weiteren Zuschauer öffnen Sie {url}</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>large text</source>
        <translation>große Schrift</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>hoher Kontrast</translation>
    </message>
    <message>
        <source>dyslexia-friendly</source>
        <translation>gut bei Legasthenie</translation>
    </message>
</context>
<context>
    <name>ProgramForm</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of buttons and messages</source>
        <translation>Der Schaltflächen und Meldungen</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Of the windows</source>
        <translation>Der Fenster</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Start as an icon in the tray</source>
        <translation>Als Symbol im Infobereich starten</translation>
    </message>
    <message>
        <source>Open without a window</source>
        <translation>Ohne Fenster öffnen</translation>
    </message>
    <message>
        <source>Listen as soon as it starts</source>
        <translation>Gleich beim Start zuhören</translation>
    </message>
    <message>
        <source>Begin without being told</source>
        <translation>Ohne Aufforderung beginnen</translation>
    </message>
    <message>
        <source>Press the new keys; they work in every program</source>
        <translation>Neue Tasten drücken; sie gelten in jedem Programm</translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation>Tasten drücken</translation>
    </message>
    <message>
        <source>{keys} cannot be a hotkey: hold Ctrl, Alt or Meta with a key.</source>
        <translation>{keys} kann kein Tastenkürzel sein: Halten Sie Strg, Alt oder Meta zu einer Taste.</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <translation>QR-Code</translation>
    </message>
    <message>
        <source>Scan it with the camera of a phone</source>
        <translation>Mit der Kamera eines Telefons einlesen</translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message>
        <source>That line is of an earlier session: choose it in the list to correct it.</source>
        <translation>Diese Zeile gehört zu einer früheren Sitzung: Wählen Sie diese in der Liste, um sie zu verbessern.</translation>
    </message>
    <message>
        <source>Nothing of this session is kept, nor is the correction.</source>
        <translation>Von dieser Sitzung wird nichts aufbewahrt, auch nicht die Verbesserung.</translation>
    </message>
</context>
<context>
    <name>RecordingDialog</name>
    <message>
        <source>A recording</source>
        <translation>Eine Aufnahme</translation>
    </message>
    <message>
        <source>Recordings ({endings})</source>
        <translation>Aufnahmen ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Listening again broke off: ask once more.</source>
        <translation>Das zweite Zuhören brach ab: Fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was heard yet: begin to listen.</source>
        <translation>Noch wurde nichts gehört: Beginnen Sie zuzuhören.</translation>
    </message>
    <message>
        <source>It can be read, but is not played: it would be translated again. Choose another output, or stop first.</source>
        <translation>Man kann es lesen, aber es wird nicht abgespielt: Es würde noch einmal übersetzt. Wählen Sie eine andere Ausgabe, oder stoppen Sie zuerst.</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>Listening again, to the end of each sentence…</source>
        <translation>Sotto hört noch einmal hin, bis zum Ende jedes Satzes …</translation>
    </message>
    <message>
        <source>No words were recognised.</source>
        <translation>Es wurden keine Wörter erkannt.</translation>
    </message>
    <message>
        <source>What did t&amp;hey say?</source>
        <translation>W&amp;ie bitte?</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>Wie bitte?</translation>
    </message>
    <message>
        <source>Hear the last seconds again, and read them as the model writes when it may wait (Ctrl+Alt+R)</source>
        <translation>Die letzten Sekunden noch einmal hören und so lesen, wie das Modell schreibt, wenn es warten darf (Strg+Alt+R)</translation>
    </message>
    <message>
        <source>S&amp;ilence</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop what is being played again</source>
        <translation>Anhalten, was noch einmal abgespielt wird</translation>
    </message>
    <message>
        <source>Cop&amp;y this</source>
        <translation>Te&amp;xt kopieren</translation>
    </message>
    <message>
        <source>Copy what was said again</source>
        <translation>Kopieren, was noch einmal gehört wurde</translation>
    </message>
    <message>
        <source>Copy what stands below</source>
        <translation>Kopieren, was darunter steht</translation>
    </message>
    <message>
        <source>What did they say, status</source>
        <translation>Wie bitte, Zustand</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>Was gesagt wurde</translation>
    </message>
</context>
<context>
    <name>SecondScreenForm</name>
    <message>
        <source>Second screen</source>
        <translation>Zweiter Bildschirm</translation>
    </message>
    <message>
        <source>Captions in a browser</source>
        <translation>Untertitel im Browser</translation>
    </message>
    <message>
        <source>A page with the captions: for a second screen, a phone, or OBS</source>
        <translation>Eine Seite mit den Untertiteln: für einen zweiten Bildschirm, ein Telefon oder OBS</translation>
    </message>
    <message>
        <source>Also on other devices</source>
        <translation>Auch auf anderen Geräten</translation>
    </message>
    <message>
        <source>Whoever is in the same network and has the link can read along</source>
        <translation>Wer im selben Netz ist und den Link hat, kann mitlesen</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>Open it in a browser</source>
        <translation>In einem Browser öffnen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>To open it in a browser or OBS</source>
        <translation>Um sie in einem Browser oder in OBS zu öffnen</translation>
    </message>
    <message>
        <source>Scan the code with a phone in the same network. Each code lets one viewer in.</source>
        <translation>Lesen Sie den Code mit einem Telefon im selben Netz ein. Jeder Code lässt einen Zuschauer herein.</translation>
    </message>
    <message>
        <source>This computer alone can open the page: in a browser, or as source in OBS.</source>
        <translation>Nur dieser Rechner kann die Seite öffnen: im Browser, oder als Quelle in OBS.</translation>
    </message>
</context>
<context>
    <name>SessionsBar</name>
    <message>
        <source>What is being said now</source>
        <translation>Was gerade gesagt wird</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>What is being said now, or what was said before</source>
        <translation>Was gerade gesagt wird, oder früher gesagt wurde</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the session as subtitles or text (Ctrl+S)</source>
        <translation>Die Sitzung als Untertitel oder Text schreiben (Strg+S)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lösche&amp;n…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the chosen session for good</source>
        <translation>Die gewählte Sitzung endgültig löschen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Delete this session for good?
{title}</source>
        <translation>Diese Sitzung endgültig löschen?
{title}</translation>
    </message>
    <message>
        <source>SubRip subtitles</source>
        <translation>SubRip-Untertitel</translation>
    </message>
    <message>
        <source>WebVTT subtitles</source>
        <translation>WebVTT-Untertitel</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON, with all times</source>
        <translation>JSON, mit allen Zeiten</translation>
    </message>
    <message>
        <source>WebVTT with both languages marked</source>
        <translation>WebVTT, beide Sprachen gekennzeichnet</translation>
    </message>
    <message>
        <source>The dub as WAV</source>
        <translation>Die gesprochene Übersetzung als WAV</translation>
    </message>
    <message>
        <source>The dub as FLAC</source>
        <translation>Die gesprochene Übersetzung als FLAC</translation>
    </message>
    <message>
        <source>The dub as Ogg Vorbis</source>
        <translation>Die gesprochene Übersetzung als Ogg Vorbis</translation>
    </message>
    <message>
        <source>WebVTT with every caption track</source>
        <translation>WebVTT mit jeder Untertitelspur</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>There is no setting {name}: do you mean {near}?</source>
        <translation>Es gibt keine Einstellung {name}: Meinen Sie {near}?</translation>
    </message>
    <message>
        <source>There is no setting {name}: `sotto settings show` lists them all.</source>
        <translation>Es gibt keine Einstellung {name}: `sotto settings show` nennt alle.</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}.</source>
        <translation>{key} muss Folgendes sein: {wants}, nicht {value}.</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}: {held} is used.</source>
        <translation>{key} muss Folgendes sein: {wants}, nicht {value}; es gilt {held}.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number from {lowest} to {highest}</source>
        <translation>eine ganze Zahl von {lowest} bis {highest}</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>eines von {choices}</translation>
    </message>
    <message>
        <source>text on one line</source>
        <translation>Text auf einer Zeile</translation>
    </message>
    <message>
        <source>a colour such as #ffd98a</source>
        <translation>eine Farbe wie #ffd98a</translation>
    </message>
    <message>
        <source>keys such as Ctrl+Alt+S, or empty for none</source>
        <translation>Tasten wie Ctrl+Alt+S, oder leer für keine</translation>
    </message>
    <message>
        <source>a language such as de, or empty for none</source>
        <translation>eine Sprache wie de, oder leer für keine</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} is no TOML: {error}.</source>
        <translation>{name} ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be changed: {reason}.</source>
        <translation>{path} kann nicht geändert werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{problem} It is now called {name}, and Sotto begins anew.</source>
        <translation>{problem} Die Datei heißt jetzt {name}, und Sotto fängt von vorn an.</translation>
    </message>
    <message>
        <source>What was there is kept in {name}.</source>
        <translation>Was dort stand, ist in {name} aufbewahrt.</translation>
    </message>
    <message>
        <source>The settings file can no longer be followed: start Sotto again.</source>
        <translation>Die Einstellungsdatei kann nicht mehr verfolgt werden: Starten Sie Sotto neu.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Listening…</source>
        <translation>Sotto hört hin …</translation>
    </message>
    <message>
        <source>Sound arrives: all is well.</source>
        <translation>Es kommt Ton an: alles in Ordnung.</translation>
    </message>
    <message>
        <source>This source is muted: unmute it in {settings}.</source>
        <translation>Diese Quelle ist stummgeschaltet: Heben Sie das auf unter: {settings}.</translation>
    </message>
    <message>
        <source>The device delivers nothing, not even silence: plug it in again, or choose another source.</source>
        <translation>Das Gerät liefert nichts, nicht einmal Stille: Stecken Sie es neu ein, oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>The system does not let Sotto listen: allow it in {settings}, then press Look again.</source>
        <translation>Das System lässt Sotto nicht zuhören: Erlauben Sie es unter: {settings}. Drücken Sie dann „Erneut suchen“.</translation>
    </message>
    <message>
        <source>Hardly anything arrives: speak, come closer to the microphone, or raise it in {settings}.</source>
        <translation>Es kommt kaum etwas an: Sprechen Sie, gehen Sie näher ans Mikrofon, oder regeln Sie es hoch unter: {settings}.</translation>
    </message>
    <message>
        <source>Hardly anything arrives: turn up the volume of the player itself.</source>
        <translation>Es kommt kaum etwas an: Stellen Sie das Abspielprogramm selbst lauter.</translation>
    </message>
    <message>
        <source>The microphone delivers zeros and nothing else: look for a switch or a key that turns it off, and for the permission in {settings}.</source>
        <translation>Das Mikrofon liefert nur Nullen: Suchen Sie nach einem Schalter oder einer Taste, die es ausschaltet, und nach der Erlaubnis unter: {settings}.</translation>
    </message>
    <message>
        <source>This program is silent just now: let it play.</source>
        <translation>Dieses Programm ist gerade still: Lassen Sie es etwas abspielen.</translation>
    </message>
    <message>
        <source>Nothing plays there: start a film or music. If something does play, it plays into another output: choose that one here.</source>
        <translation>Dort wird nichts abgespielt: Starten Sie einen Film oder Musik. Läuft doch etwas, dann auf einer anderen Ausgabe: Wählen Sie diese hier.</translation>
    </message>
    <message>
        <source>Settings › System › Sound</source>
        <translation>Einstellungen › System › Sound</translation>
    </message>
    <message>
        <source>System Settings › Sound</source>
        <translation>Systemeinstellungen › Ton</translation>
    </message>
    <message>
        <source>the sound settings of the desktop (or in pavucontrol)</source>
        <translation>Toneinstellungen der Arbeitsumgebung (oder pavucontrol)</translation>
    </message>
    <message>
        <source>Settings › Privacy &amp; security › Microphone</source>
        <translation>Einstellungen › Datenschutz und Sicherheit › Mikrofon</translation>
    </message>
    <message>
        <source>System Settings › Privacy &amp; Security › Microphone</source>
        <translation>Systemeinstellungen › Datenschutz &amp; Sicherheit › Mikrofon</translation>
    </message>
    <message>
        <source>the privacy settings of the desktop</source>
        <translation>Datenschutzeinstellungen der Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Turn on Stereo Mix among the recording devices and choose it here.</source>
        <translation>Schalten Sie unter den Aufnahmegeräten „Stereomix“ ein, und wählen Sie ihn hier.</translation>
    </message>
    <message>
        <source>Install a loopback device such as BlackHole and choose it here.</source>
        <translation>Installieren Sie ein Loopback-Gerät wie BlackHole, und wählen Sie es hier.</translation>
    </message>
    <message>
        <source>The demo clip needs no device.</source>
        <translation>Die Demo braucht kein Gerät.</translation>
    </message>
    <message>
        <source>The stream is heard as soon as you begin.</source>
        <translation>Der Stream ist zu hören, sobald Sie beginnen.</translation>
    </message>
    <message>
        <source>{name} is gone: plug it in, or choose another one.</source>
        <translation>{name} ist weg: Schließen Sie es an, oder wählen Sie etwas anderes.</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>A recording…</source>
        <translation>Eine Aufnahme…</translation>
    </message>
    <message>
        <source>A stream address…</source>
        <translation>Die Adresse eines Streams…</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>The usual place</source>
        <translation>Der übliche Ort</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Was dieser Rechner abspielt</translation>
    </message>
    <message>
        <source>The microphone</source>
        <translation>Das Mikrofon</translation>
    </message>
    <message>
        <source>The demo clip</source>
        <translation>Die Demo</translation>
    </message>
    <message>
        <source>{name} is the source.</source>
        <translation>{name} ist die Quelle.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>Sound arrives.</source>
        <translation>Ton kommt an.</translation>
    </message>
    <message>
        <source>{name} is neither a recording nor an address: one begins with http://, https://, rtmp:// or rtmps://.</source>
        <translation>{name} ist weder eine Aufnahme noch eine Adresse: Eine solche beginnt mit http://, https://, rtmp:// oder rtmps://.</translation>
    </message>
    <message>
        <source>There is neither ffmpeg nor PyAV here, so that only a whole recording can be heard from an address. Install one of them, or play the stream in a browser and choose that browser as the source.</source>
        <translation>Hier gibt es weder ffmpeg noch PyAV, so dass von einer Adresse nur eine ganze Aufnahme gehört werden kann. Installieren Sie eines davon, oder spielen Sie den Stream in einem Browser ab und wählen Sie diesen als Quelle.</translation>
    </message>
</context>
<context>
    <name>Speed</name>
    <message>
        <source>A second of sound takes this computer {load} s: captions can follow every {chunk} s.</source>
        <translation>Für eine Sekunde Ton braucht dieser Rechner {load} s: Untertitel können alle {chunk} s folgen.</translation>
    </message>
    <message>
        <source>A second of sound takes this computer {load} s, which is slow: close other programs, or captions may come late.</source>
        <translation>Für eine Sekunde Ton braucht dieser Rechner {load} s, und das ist langsam: Schließen Sie andere Programme, sonst kommen Untertitel womöglich spät.</translation>
    </message>
    <message>
        <source>Translating some seconds of speech…</source>
        <translation>Ein paar Sekunden Sprache werden übersetzt …</translation>
    </message>
    <message>
        <source>The test went wrong: {error}.</source>
        <translation>Der Test ist fehlgeschlagen: {error}.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Waiting to hear which language it is; nothing said meanwhile is lost.</source>
        <translation>Wartet, bis zu hören ist, welche Sprache es ist; was bis dahin gesagt wird, geht nicht verloren.</translation>
    </message>
    <message>
        <source>Loading {name}; until then all goes on.</source>
        <translation>{name} wird geladen; bis dahin läuft alles weiter.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Das Modell wird geladen …</translation>
    </message>
    <message>
        <source>Finishing what was heard…</source>
        <translation>Gehörtes wird noch fertig übersetzt …</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Listening, {source} → {translation}</source>
        <translation>Sotto hört zu, {source} → {translation}</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What Sotto does</source>
        <translation>Was Sotto gerade tut</translation>
    </message>
</context>
<context>
    <name>TextStyleForm</name>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Die Übersetzung</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Its colour</source>
        <translation>Dessen Farbe</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Kasten</translation>
    </message>
    <message>
        <source>Chosen by Sotto</source>
        <translation>Von Sotto gewählt</translation>
    </message>
    <message>
        <source>A font that has the letters of the language</source>
        <translation>Eine Schrift, welche die Buchstaben der Sprache hat</translation>
    </message>
    <message>
        <source>100 is what suits the screen</source>
        <translation>100 passt zum Bildschirm</translation>
    </message>
    <message>
        <source>How thick the letters are</source>
        <translation>Wie dick die Buchstaben sind</translation>
    </message>
    <message>
        <source>Of the letters</source>
        <translation>Der Buchstaben</translation>
    </message>
    <message>
        <source>The line around each letter, 0 for none</source>
        <translation>Die Linie um jeden Buchstaben, 0 für keine</translation>
    </message>
    <message>
        <source>Of the line around each letter</source>
        <translation>Der Linie um jeden Buchstaben</translation>
    </message>
    <message>
        <source>How dense the box behind the text is</source>
        <translation>Wie dicht der Kasten hinter dem Text ist</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>Halbfett</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>Extrafett</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at least</source>
        <translation>Kontrast mindestens {ratio}:1</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at worst: hard to read</source>
        <translation>Kontrast schlimmstenfalls {ratio}:1: schwer zu lesen</translation>
    </message>
</context>
<context>
    <name>TrackForm</name>
    <message>
        <source>&amp;Add a caption track</source>
        <translation>Untertitelspur &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Add a caption track</source>
        <translation>Untertitelspur hinzufügen</translation>
    </message>
    <message>
        <source>One more language below the captions, up to three</source>
        <translation>Eine weitere Sprache unter den Untertiteln, bis zu drei</translation>
    </message>
    <message>
        <source>How sure a word must be</source>
        <translation>Wie sicher ein Wort sein muss</translation>
    </message>
    <message>
        <source>More waits longer for what may still change a word</source>
        <translation>Mehr wartet länger auf das, was ein Wort noch ändern kann</translation>
    </message>
    <message>
        <source>&amp;Name the languages</source>
        <translation>Sprachen &amp;nennen</translation>
    </message>
    <message>
        <source>Each text has its language beside it</source>
        <translation>Neben jedem Text steht seine Sprache</translation>
    </message>
    <message>
        <source>Name the languages</source>
        <translation>Sprachen nennen</translation>
    </message>
    <message>
        <source>No model here makes caption tracks of {language}: install one with “Models…”.</source>
        <translation>Kein Modell hier macht Untertitelspuren aus {language}: Installieren Sie eines unter „Modelle…“.</translation>
    </message>
    <message>
        <source>How &amp;sure a word must be</source>
        <translation>Wie &amp;sicher ein Wort sein muss</translation>
    </message>
</context>
<context>
    <name>TrackRow</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of this track</source>
        <translation>Die Sprache dieser Spur</translation>
    </message>
    <message>
        <source>Words later:</source>
        <translation>Wörter später:</translation>
    </message>
    <message>
        <source>How many words later than the delay says: more is later, and better</source>
        <translation>Um wie viele Wörter später als die Verzögerung sagt: mehr ist später, und besser</translation>
    </message>
    <message>
        <source>Words later</source>
        <translation>Wörter später</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this track</source>
        <translation>Diese Spur entfernen</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>{percent} % sure after word {n}</source>
        <translation>{percent} % sicher nach Wort {n}</translation>
    </message>
    <message>
        <source>No model here makes caption tracks in {languages}: install one, or choose others.</source>
        <translation>Kein Modell hier macht Untertitelspuren auf {languages}: Installieren Sie eines, oder wählen Sie andere.</translation>
    </message>
</context>
<context>
    <name>TracksWindow</name>
    <message>
        <source>Sotto – caption tracks</source>
        <translation>Sotto – Untertitelspuren</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>Untertitelspuren</translation>
    </message>
    <message>
        <source>Track of the chart</source>
        <translation>Spur des Schaubilds</translation>
    </message>
    <message>
        <source>&amp;Why words waited</source>
        <translation>&amp;Warum Wörter warteten</translation>
    </message>
    <message>
        <source>The track whose words are shown</source>
        <translation>Die Spur, deren Wörter zu sehen sind</translation>
    </message>
    <message>
        <source>Why words waited</source>
        <translation>Warum Wörter warteten</translation>
    </message>
    <message>
        <source>A ring: asked after so much of the source, and not sure enough yet. A dot: written. The larger, the surer.</source>
        <translation>Ein Ring: nach so viel des Gesagten gefragt, und noch nicht sicher genug. Ein Punkt: geschrieben. Je größer, desto sicherer.</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Sotto ended without warning in the session of {began}; nothing was said.</source>
        <translation>Sotto endete ohne Vorwarnung in der Sitzung vom {began}; es war nichts gesagt worden.</translation>
    </message>
    <message>
        <source>Sotto ended without warning in the session of {began}; the transcript has all {n_lines} lines up to then.</source>
        <translation>In der Sitzung vom {began} endete Sotto ohne Vorwarnung; das Protokoll hat alle {n_lines} Zeilen bis dahin.</translation>
    </message>
    <message>
        <source>`sotto transcripts show {session}` shows them.</source>
        <translation>`sotto transcripts show {session}` zeigt sie.</translation>
    </message>
    <message>
        <source>The file of the transcripts was damaged: {n_lines} lines could be read and are kept; the damaged file is now called {name}.</source>
        <translation>Die Protokolldatei war beschädigt: {n_lines} Zeilen waren lesbar und sind erhalten; die beschädigte Datei heißt jetzt {name}.</translation>
    </message>
    <message>
        <source>The transcript is no longer complete: its disk has refused for too long.</source>
        <translation>Das Protokoll ist nicht mehr vollständig: Der Datenträger hat sich zu lange verweigert.</translation>
    </message>
    <message>
        <source>The transcript is no longer kept ({error}): please report it.</source>
        <translation>Es wird kein Protokoll mehr geführt ({error}): Bitte melden Sie das.</translation>
    </message>
    <message>
        <source>The transcript is being kept again, and nothing is missing.</source>
        <translation>Das Protokoll wird wieder geführt, und nichts fehlt.</translation>
    </message>
    <message>
        <source>The transcript cannot be written to {path} ({reason}): what is said waits in memory until it can.</source>
        <translation>Das Protokoll kann nicht nach {path} geschrieben werden ({reason}): Was gesagt wird, wartet im Speicher, bis es geht.</translation>
    </message>
    <message>
        <source>{n_pieces} pieces of the transcript could not be kept.</source>
        <translation>{n_pieces} Stücke des Protokolls konnten nicht aufbewahrt werden.</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Lines found: {n}</source>
        <translation>Gefundene Zeilen: {n}</translation>
    </message>
    <message>
        <source>Nobody said that.</source>
        <translation>Das hat niemand gesagt.</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>Gesagtes durchsuchen</translation>
    </message>
    <message>
        <source>In all sessions</source>
        <translation>In allen Sitzungen</translation>
    </message>
    <message>
        <source>Search everything that was kept (Ctrl+Shift+F)</source>
        <translation>Alles durchsuchen, was aufbewahrt ist (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Zurück zu den Fundstellen</translation>
    </message>
    <message>
        <source>Show the found lines again</source>
        <translation>Zeigt die gefundenen Zeilen wieder</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all that are shown (Ctrl+Shift+C)</source>
        <translation>Die gewählten Zeilen kopieren, oder alle gezeigten (Strg+Umschalt+C)</translation>
    </message>
    <message>
        <source>Correct &amp;line…</source>
        <translation>&amp;Verbessern…</translation>
    </message>
    <message>
        <source>Correct line</source>
        <translation>Zeile verbessern</translation>
    </message>
    <message>
        <source>Say what the chosen line should say; what was heard is kept (F2)</source>
        <translation>Sagen, wie die gewählte Zeile lauten soll; was gehört wurde, bleibt erhalten (F2)</translation>
    </message>
    <message>
        <source>&amp;Jump to live</source>
        <translation>Zu &amp;Live</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>Zu Live</translation>
    </message>
    <message>
        <source>Show what is being said now, and skip what waits to be heard</source>
        <translation>Zeigen, was gerade gesagt wird, und überspringen, was noch zu sprechen wäre</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Clicks go &amp;through the captions</source>
        <translation>&amp;Klicks gehen durch die Untertitel</translation>
    </message>
    <message>
        <source>&amp;Hide the captions</source>
        <translation>Untertitel &amp;ausblenden</translation>
    </message>
    <message>
        <source>&amp;Jump to what is being said</source>
        <translation>&amp;Zu Live springen</translation>
    </message>
    <message>
        <source>&amp;What did they say?</source>
        <translation>&amp;Wie bitte?</translation>
    </message>
    <message>
        <source>&amp;Open Sotto</source>
        <translation>Sott&amp;o öffnen</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Ein&amp;richten…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Sotto listens</source>
        <translation>Sotto hört zu</translation>
    </message>
</context>
<context>
    <name>WaitDots</name>
    <message>
        <source>Why words waited</source>
        <translation>Warum Wörter warteten</translation>
    </message>
    <message>
        <source>No word was written on this track yet.</source>
        <translation>Auf dieser Spur wurde noch kein Wort geschrieben.</translation>
    </message>
</context>
</TS>
