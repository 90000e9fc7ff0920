<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>A stream address</source>
        <translation>La dirección de una emisión</translation>
    </message>
    <message>
        <source>&amp;Address of a radio or a livestream</source>
        <translation>Dirección de una r&amp;adio o emisión en directo</translation>
    </message>
    <message>
        <source>such as {address}</source>
        <translation>por ejemplo {address}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>It begins with http, https or rtmp</source>
        <translation>Empieza por http, https o rtmp</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Probarla</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probarla</translation>
    </message>
    <message>
        <source>Connect to it, and see how loud it is</source>
        <translation>Conecta y muestra lo fuerte que suena</translation>
    </message>
    <message>
        <source>How the trial goes</source>
        <translation>Cómo va la prueba</translation>
    </message>
    <message>
        <source>&amp;Listen to it</source>
        <translation>&amp;Escucharla</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>Escucharla</translation>
    </message>
    <message>
        <source>Make it the source</source>
        <translation>Convertirla en la fuente</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Leave the source as it is (Esc)</source>
        <translation>Deja la fuente como está (Esc)</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message>
        <source>The transcripts went wrong: {error}.</source>
        <translation>Algo ha fallado con las transcripciones: {error}.</translation>
    </message>
    <message>
        <source>The correction is kept, and what was heard with it.</source>
        <translation>La corrección se conserva, junto con lo que se oyó.</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>Exportado a {path}</translation>
    </message>
    <message>
        <source>There is nothing to export yet: choose a session, or begin one.</source>
        <translation>Todavía no hay nada que exportar: elija una sesión o comience una.</translation>
    </message>
</context>
<context>
    <name>BundlePicker</name>
    <message>
        <source>By the language heard</source>
        <translation>Según el idioma oído</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>From which language into which; and models</source>
        <translation>De qué idioma a cuál; y modelos</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>&amp;Listen to</source>
        <translation>&amp;Fuente</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>What Sotto listens to (Ctrl+O: a recording; Ctrl+U: a stream)</source>
        <translation>Lo que escucha Sotto (Ctrl+O: una grabación; Ctrl+U: una emisión)</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Abrirla</translation>
    </message>
    <message>
        <source>Show what was kept of the session that broke off; it can be exported there</source>
        <translation>Muestra lo que se guardó de la sesión interrumpida; ahí se puede exportar</translation>
    </message>
    <message>
        <source>Open the recovered session</source>
        <translation>Abrir la sesión recuperada</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>End the session and quit (Ctrl+Q)</source>
        <translation>Terminar la sesión y salir (Ctrl+Q)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>What was said, and how captions look (Ctrl+T)</source>
        <translation>Lo que se ha dicho y el aspecto de los subtítulos (Ctrl+T)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>De&amp;mora</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Demora</translation>
    </message>
    <message>
        <source>From fastest to calmest: more delay gives better translations</source>
        <translation>De lo más rápido a lo más tranquilo: con más demora, mejores traducciones</translation>
    </message>
    <message>
        <source>D&amp;ub</source>
        <translation>&amp;Voz</translation>
    </message>
    <message>
        <source>Dub</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Speak the translation into your headphones</source>
        <translation>Decir la traducción por los auriculares</translation>
    </message>
    <message>
        <source>Dub volume</source>
        <translation>Volumen de la voz</translation>
    </message>
    <message>
        <source>How loud the dub is</source>
        <translation>Con qué volumen se oye la traducción hablada</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
    <message>
        <source>{n} milliseconds</source>
        <translation>{n} milisegundos</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Begin or end the captions</source>
        <translation>Comenzar o terminar los subtítulos</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>&amp;As it was heard</source>
        <translation>Como se &amp;oyó</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Correct a line</source>
        <translation>Corregir una línea</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Lo que se dice</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Su traducción</translation>
    </message>
    <message>
        <source>Heard: {text}</source>
        <translation>Se oyó: {text}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>There is no sound server: start PulseAudio or PipeWire.</source>
        <translation>No hay servidor de sonido: inicie PulseAudio o PipeWire.</translation>
    </message>
    <message>
        <source>The library {library} is missing: install it (libpulse0 on Debian and Ubuntu).</source>
        <translation>Falta la biblioteca {library}: instálela (libpulse0 en Debian y Ubuntu).</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): allow it in the privacy settings of the desktop.</source>
        <translation>El servidor de sonido no abre {device} ({reason}): permítalo en los ajustes de privacidad del escritorio.</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): see `sotto devices` for those there are.</source>
        <translation>El servidor de sonido no abre {device} ({reason}): `sotto devices` muestra los que hay.</translation>
    </message>
    <message>
        <source>The sound device {device} was lost ({reason}): connect it again or choose another.</source>
        <translation>Se perdió el dispositivo de sonido {device} ({reason}): conéctelo de nuevo o elija otro.</translation>
    </message>
    <message>
        <source>The sound device {device} does not answer: connect it again or choose another.</source>
        <translation>El dispositivo de sonido {device} no responde: conéctelo de nuevo o elija otro.</translation>
    </message>
    <message>
        <source>{device} has stood still for {seconds} s: restart the sound server or choose another device.</source>
        <translation>{device} lleva {seconds} s parado: reinicie el servidor de sonido o elija otro dispositivo.</translation>
    </message>
    <message>
        <source>Nothing can be heard here: connect a microphone.</source>
        <translation>Aquí no se puede oír nada: conecte un micrófono.</translation>
    </message>
    <message>
        <source>What this computer plays cannot be heard here: choose a microphone ({names}).</source>
        <translation>Aquí no se puede oír lo que suena en este equipo: elija un micrófono ({names}).</translation>
    </message>
    <message>
        <source>There is no source {name}: choose one of {names}.</source>
        <translation>No hay ninguna fuente {name}: elija una de estas: {names}.</translation>
    </message>
    <message>
        <source>There is no output {name}: choose one of {names}.</source>
        <translation>No hay ninguna salida {name}: elija una de estas: {names}.</translation>
    </message>
    <message>
        <source>The only output is the one that is listened to, and the dub would be translated again: connect headphones or turn the dub off.</source>
        <translation>La única salida es la que se escucha, y la voz se traduciría otra vez: conecte unos auriculares o apague la voz.</translation>
    </message>
    <message>
        <source>{output} is listened to, and the dub would be translated again: choose another output or another source.</source>
        <translation>Se está escuchando {output}, y la voz se traduciría otra vez: elija otra salida u otra fuente.</translation>
    </message>
    <message>
        <source>{folder} is not a bundle, it has no {name}: choose another folder.</source>
        <translation>{folder} no es un paquete de modelo, le falta {name}: elija otra carpeta.</translation>
    </message>
    <message>
        <source>{path} is missing or unreadable: fetch the bundle again.</source>
        <translation>{path} falta o no se puede leer: obtenga de nuevo el paquete de modelo.</translation>
    </message>
    <message>
        <source>{path} is damaged, its checksum differs: fetch the bundle again.</source>
        <translation>{path} está dañado, su suma de comprobación no coincide: obtenga de nuevo el paquete de modelo.</translation>
    </message>
    <message>
        <source>The model in {folder} was trained on whole recordings and cannot translate while somebody speaks: translate a recording with --offline, or choose another model.</source>
        <translation>El modelo de {folder} se entrenó con grabaciones enteras y no puede traducir mientras alguien habla: traduzca una grabación con --offline, o elija otro modelo.</translation>
    </message>
    <message>
        <source>Port {port} is in use, perhaps by another Sotto: close that one, or choose another port with --port.</source>
        <translation>El puerto {port} está en uso, quizá por otro Sotto: ciérrelo, o elija otro puerto con --port.</translation>
    </message>
    <message>
        <source>What {name} plays</source>
        <translation>Lo que suena en {name}</translation>
    </message>
    <message>
        <source>{path} holds no sound: choose a recording with speech.</source>
        <translation>{path} no contiene sonido: elija una grabación con voz.</translation>
    </message>
    <message>
        <source>{path} is empty: choose a recording with speech.</source>
        <translation>{path} está vacío: elija una grabación con voz.</translation>
    </message>
    <message>
        <source>{path} lasts only {duration} ms: choose a recording of {shortest} ms or more.</source>
        <translation>{path} dura solo {duration} ms: elija una grabación de {shortest} ms o más.</translation>
    </message>
    <message>
        <source>{path} is not sound that can be read here: convert it to {formats}.</source>
        <translation>{path} no es sonido que se pueda leer aquí: conviértalo ({formats}).</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be read to its end: convert or fetch it again.</source>
        <translation>{path} está dañado y no se puede leer hasta el final: conviértalo u obténgalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} does not exist: check the name and the folder.</source>
        <translation>{path} no existe: compruebe el nombre y la carpeta.</translation>
    </message>
    <message>
        <source>{path} is a folder: name one recording in it.</source>
        <translation>{path} es una carpeta: indique una grabación de ella.</translation>
    </message>
    <message>
        <source>{path} may not be read by you: ask for permission or copy it.</source>
        <translation>Usted no puede leer {path}: pida permiso o cópielo.</translation>
    </message>
    <message>
        <source>{address} cannot be decoded here: install ffmpeg (`apt-get install ffmpeg`), or PyAV (`pip install av`), or play it in a program and choose that program as the source (app:NAME).</source>
        <translation>{address} no se puede descodificar aquí: instale ffmpeg (`apt-get install ffmpeg`) o PyAV (`pip install av`), o reprodúzcalo en un programa y elija ese programa como fuente (app:NAME).</translation>
    </message>
    <message>
        <source>No decoder starts ({reason}): install ffmpeg or PyAV.</source>
        <translation>No arranca ningún descodificador ({reason}): instale ffmpeg o PyAV.</translation>
    </message>
    <message>
        <source>{address} has sent nothing for {seconds} s: try again.</source>
        <translation>{address} no ha enviado nada en {seconds} s: inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{address} cannot be heard ({reason}): check the address.</source>
        <translation>{address} no se puede oír ({reason}): compruebe la dirección.</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Set up Sotto</source>
        <translation>Configurar Sotto</translation>
    </message>
    <message>
        <source>Welcome to Sotto</source>
        <translation>Le damos la bienvenida a Sotto</translation>
    </message>
    <message>
        <source>1.  What shall Sotto &amp;listen to?</source>
        <translation>1.  ¿&amp;Qué debe escuchar Sotto?</translation>
    </message>
    <message>
        <source>2.  How quick is this computer?</source>
        <translation>2.  ¿Cómo de rápido es este equipo?</translation>
    </message>
    <message>
        <source>3.  See and hear it work.</source>
        <translation>3.  Vea y oiga cómo funciona.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>What Sotto listens to</source>
        <translation>Lo que Sotto escucha</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>What arrives</source>
        <translation>Lo que llega</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>How quick this computer is</source>
        <translation>Lo rápido que es este equipo</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Buscar de nuevo</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>Look for devices that were connected</source>
        <translation>Buscar dispositivos que se hayan conectado</translation>
    </message>
    <message>
        <source>&amp;Test this computer</source>
        <translation>&amp;Probar el equipo</translation>
    </message>
    <message>
        <source>Test this computer</source>
        <translation>Probar el equipo</translation>
    </message>
    <message>
        <source>Measure how quick it is</source>
        <translation>Medir lo rápido que es</translation>
    </message>
    <message>
        <source>Play the &amp;demo</source>
        <translation>Ver la &amp;demo</translation>
    </message>
    <message>
        <source>Play the demo</source>
        <translation>Ver la demo</translation>
    </message>
    <message>
        <source>A clip with captions and a dub</source>
        <translation>Un fragmento con subtítulos y traducción hablada</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Set up later: see ☰ (Esc)</source>
        <translation>Configurar más tarde: véase ☰ (Esc)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>C&amp;omenzar</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Comenzar</translation>
    </message>
    <message>
        <source>Listen with what is chosen</source>
        <translation>Escuchar con lo elegido</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Escuchando…</translation>
    </message>
    <message>
        <source>Some seconds tell how soon captions can come.</source>
        <translation>Unos segundos bastan para saber lo pronto que pueden llegar los subtítulos.</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Found lines</source>
        <translation>Líneas encontradas</translation>
    </message>
</context>
<context>
    <name>Hotkeys</name>
    <message>
        <source>{keys} is chosen for two things: choose other keys for one of them.</source>
        <translation>{keys} se ha elegido para dos cosas: elija otras teclas para una de ellas.</translation>
    </message>
    <message>
        <source>{keys} cannot be used as a hotkey, as another program has it: choose other keys in the settings.</source>
        <translation>{keys} no se puede usar como atajo porque lo tiene otro programa: elija otras teclas en los ajustes.</translation>
    </message>
    <message>
        <source>The desktop gives Sotto no hotkeys: allow them in its keyboard settings, or bind `sotto --toggle` and its like there.</source>
        <translation>El escritorio no concede atajos a Sotto: permítalos en sus ajustes de teclado, o asigne allí `sotto --toggle` y similares.</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>Iniciar o detener</translation>
    </message>
    <message>
        <source>Lock the captions</source>
        <translation>Bloquear subtítulos</translation>
    </message>
    <message>
        <source>Hide the captions</source>
        <translation>Ocultar subtítulos</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>Ir al directo</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>¿Qué han dicho?</translation>
    </message>
    <message>
        <source>Dub louder</source>
        <translation>Voz más alta</translation>
    </message>
    <message>
        <source>Dub quieter</source>
        <translation>Voz más baja</translation>
    </message>
</context>
<context>
    <name>LagFigure</name>
    <message>
        <source>{usual} seconds, at times {longest}</source>
        <translation>{usual} segundos, a veces {longest}</translation>
    </message>
    <message>
        <source>How late words came in the last minute: half of them, and all but one in 20</source>
        <translation>Con cuánto retraso llegaron las palabras en el último minuto: la mitad, y todas menos una de cada 20</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retraso</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>árabe</translation>
    </message>
    <message>
        <source>German</source>
        <translation>alemán</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>español</translation>
    </message>
    <message>
        <source>French</source>
        <translation>francés</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>japonés</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugués</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>ruso</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chino</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>How loud the source is: no movement means that nothing is heard</source>
        <translation>El volumen de la fuente: si no se mueve, no se oye nada</translation>
    </message>
    <message>
        <source>Source level</source>
        <translation>Nivel de la fuente</translation>
    </message>
</context>
<context>
    <name>LookWindow</name>
    <message>
        <source>Sotto – how captions look</source>
        <translation>Sotto – cómo se ven los subtítulos</translation>
    </message>
    <message>
        <source>How captions look</source>
        <translation>Cómo se ven los subtítulos</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Ambos textos</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Lo que se dice</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Su traducción</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>A look that suits many</source>
        <translation>Un aspecto que va bien a muchos</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>Qué textos muestran los subtítulos</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>Qué texto va encima del otro</translation>
    </message>
    <message>
        <source>Colour of the box</source>
        <translation>Color del recuadro</translation>
    </message>
    <message>
        <source>Of the box behind the captions</source>
        <translation>Del recuadro detrás de los subtítulos</translation>
    </message>
    <message>
        <source>Back to this look</source>
        <translation>Volver a este aspecto</translation>
    </message>
    <message>
        <source>Undo every change to the chosen look</source>
        <translation>Deshace todos los cambios del aspecto elegido</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sotto – what was said</source>
        <translation>Sotto: lo que se ha dicho</translation>
    </message>
    <message>
        <source>What was said, and settings</source>
        <translation>Lo que se ha dicho y ajustes</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>Second screen</source>
        <translation>Segunda pantalla</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Lo que se ha elegido</translation>
    </message>
    <message>
        <source>Wait for &amp;whole phrases</source>
        <translation>Esperar la frase co&amp;mpleta</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Tranquilo</translation>
    </message>
    <message>
        <source>No word that may still go</source>
        <translation>Ninguna palabra que aún pueda desaparecer</translation>
    </message>
    <message>
        <source>Clicks &amp;go through</source>
        <translation>Dejar &amp;pasar los clics</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloqueo</translation>
    </message>
    <message>
        <source>Clicks reach what is below</source>
        <translation>Los clics llegan a lo que hay debajo</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Conf&amp;igurar…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Configurar</translation>
    </message>
    <message>
        <source>Source, speed test and demo</source>
        <translation>Fuente, prueba de velocidad y demo</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>Mode&amp;los…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Otros idiomas</translation>
    </message>
    <message>
        <source>&amp;Fonts and colours…</source>
        <translation>&amp;Fuentes y colores…</translation>
    </message>
    <message>
        <source>Font, size, colour, outline and box of each text</source>
        <translation>Fuente, tamaño, color, contorno y recuadro de cada texto</translation>
    </message>
    <message>
        <source>Fonts and colours</source>
        <translation>Fuentes y colores</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Salida</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Where the dub is heard</source>
        <translation>Dónde se oye la traducción hablada</translation>
    </message>
    <message>
        <source>Original under dub</source>
        <translation>Original debajo</translation>
    </message>
    <message>
        <source>Original volume</source>
        <translation>Volumen del original</translation>
    </message>
    <message>
        <source>How loud other programs stay while the dub speaks, in percent</source>
        <translation>El volumen que conservan los demás programas mientras habla la voz, en porcentaje</translation>
    </message>
    <message>
        <source>Loo&amp;k</source>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>A look of the captions that suits many</source>
        <translation>Un aspecto de los subtítulos que conviene a muchos</translation>
    </message>
    <message>
        <source>&amp;Texts</source>
        <translation>&amp;Textos</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>Qué textos muestran los subtítulos</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>Ambos textos</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Traducción</translation>
    </message>
    <message>
        <source>&amp;Above</source>
        <translation>A&amp;rriba</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>Qué texto va encima del otro</translation>
    </message>
    <message>
        <source>Lines of what is &amp;said</source>
        <translation>Líneas: ori&amp;ginal</translation>
    </message>
    <message>
        <source>Lines of what is said</source>
        <translation>Líneas del original</translation>
    </message>
    <message>
        <source>Lines of t&amp;ranslation</source>
        <translation>Líneas: trad&amp;ucción</translation>
    </message>
    <message>
        <source>Lines of translation</source>
        <translation>Líneas de la traducción</translation>
    </message>
    <message>
        <source>Tracks…</source>
        <translation>Pistas…</translation>
    </message>
    <message>
        <source>More languages at once, and why their words wait</source>
        <translation>Más idiomas a la vez, y por qué esperan sus palabras</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>Pistas de subtítulos</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>size not known yet</source>
        <translation>tamaño aún desconocido</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>comes with Sotto</source>
        <translation>viene con Sotto</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>instalado</translation>
    </message>
    <message>
        <source>can be downloaded</source>
        <translation>se puede descargar</translation>
    </message>
    <message>
        <source>a part is here</source>
        <translation>una parte está aquí</translation>
    </message>
    <message>
        <source>wrong signature</source>
        <translation>firma incorrecta</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>sin firma</translation>
    </message>
    <message>
        <source>signed by {}</source>
        <translation>firmado por {}</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>Licencia: {}</translation>
    </message>
    <message>
        <source>It hears whole recordings: sotto translate FILE --offline.</source>
        <translation>Escucha grabaciones enteras: sotto translate ARCHIVO --offline.</translation>
    </message>
    <message>
        <source>Measured:</source>
        <translation>Medido:</translation>
    </message>
    <message>
        <source>Its files lie at: {}</source>
        <translation>Sus archivos están en: {}</translation>
    </message>
    <message>
        <source>Comes with Sotto, {}.</source>
        <translation>Viene con Sotto, {}.</translation>
    </message>
    <message>
        <source>Installed, {}. It was changed after it was signed: remove it.</source>
        <translation>Instalado, {}. Se modificó después de firmarlo: quítelo.</translation>
    </message>
    <message>
        <source>Installed, {}. Unsigned: nobody whom Sotto knows vouches for it.</source>
        <translation>Instalado, {}. Sin firma: nadie que Sotto conozca responde por él.</translation>
    </message>
    <message>
        <source>Installed, {}, signed by {}.</source>
        <translation>Instalado, {}, firmado por {}.</translation>
    </message>
    <message>
        <source>{} of it are here: a download goes on from there.</source>
        <translation>Ya hay {}: la descarga continúa desde ahí.</translation>
    </message>
    <message>
        <source>Its authors do not publish its size: “Download…” asks the hosts, and you.</source>
        <translation>Sus autores no publican el tamaño: «Descargar…» pregunta a los servidores, y a usted.</translation>
    </message>
    <message>
        <source>{} to download.</source>
        <translation>{} por descargar.</translation>
    </message>
    <message>
        <source>To be downloaded:</source>
        <translation>Por descargar:</translation>
    </message>
    <message>
        <source>In all: {}</source>
        <translation>En total: {}</translation>
    </message>
    <message>
        <source>{} and more</source>
        <translation>{} y más</translation>
    </message>
    <message>
        <source>Network: {}</source>
        <translation>Red: {}</translation>
    </message>
    <message>
        <source>Network: none</source>
        <translation>Red: ninguna</translation>
    </message>
    <message>
        <source>Asking how large {} is…</source>
        <translation>Preguntando el tamaño de {}…</translation>
    </message>
    <message>
        <source>Downloading {}…</source>
        <translation>Descargando {}…</translation>
    </message>
    <message>
        <source>Checking and installing {}…</source>
        <translation>Comprobando e instalando {}…</translation>
    </message>
    <message>
        <source>Checking every byte of {}…</source>
        <translation>Comprobando cada byte de {}…</translation>
    </message>
    <message>
        <source>Removing {}…</source>
        <translation>Quitando {}…</translation>
    </message>
    <message>
        <source>Cancelled. What was downloaded is kept, and the next download goes on from there.</source>
        <translation>Cancelado. Lo descargado se conserva, y la próxima descarga continúa desde ahí.</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet.</source>
        <translation>Todavía no se ha descargado nada.</translation>
    </message>
    <message>
        <source>{} is installed.</source>
        <translation>{} está instalado.</translation>
    </message>
    <message>
        <source>{} is as it was made.</source>
        <translation>{} está intacto.</translation>
    </message>
    <message>
        <source>{} is removed.</source>
        <translation>{} se ha quitado.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>That went wrong: {error}.</source>
        <translation>Eso ha fallado: {error}.</translation>
    </message>
    <message>
        <source>The models cannot be listed: {error}.</source>
        <translation>No se pueden listar los modelos: {error}.</translation>
    </message>
    <message>
        <source>{name} cannot be trusted, it {refusal}: install it again.</source>
        <translation>{name} no es de fiar ({refusal}): instálelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
    <message>
        <source>Sotto – models</source>
        <translation>Sotto: modelos</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Who is asked for something now</source>
        <translation>A quién se le pide algo ahora</translation>
    </message>
    <message>
        <source>Models that are here or could be</source>
        <translation>Modelos que están aquí o podrían estarlo</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Acerca del modelo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Usar</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Translate with this model from now on</source>
        <translation>Traducir con este modelo a partir de ahora</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Fetch it from its authors</source>
        <translation>Obtenerlo de sus autores</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>Desde una &amp;carpeta…</translation>
    </message>
    <message>
        <source>Take the same files from a folder: no network is needed</source>
        <translation>Tomar los mismos archivos de una carpeta: no hace falta red</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>Desde una carpeta</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Check every byte, as when installed</source>
        <translation>Comprobar cada byte, como al instalarlo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Delete it from this computer</source>
        <translation>Borrarlo de este equipo</translation>
    </message>
    <message>
        <source>&amp;Install a file…</source>
        <translation>&amp;Instalar un archivo…</translation>
    </message>
    <message>
        <source>A model in one file, with a name that ends in .sotto</source>
        <translation>Un modelo en un solo archivo, cuyo nombre termina en .sotto</translation>
    </message>
    <message>
        <source>Install a file</source>
        <translation>Instalar un archivo</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>What was fetched is kept</source>
        <translation>Lo ya obtenido se conserva</translation>
    </message>
    <message>
        <source>Models (*.sotto)</source>
        <translation>Modelos (*.sotto)</translation>
    </message>
    <message>
        <source>Where the files lie</source>
        <translation>Dónde están los archivos</translation>
    </message>
    <message>
        <source>Really &amp;remove?</source>
        <translation>¿&amp;Quitar de verdad?</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Download {}</source>
        <translation>&amp;Descargar {}</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>&amp;Descargar…</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>[no sound arriving]</source>
        <translation>[no llega sonido]</translation>
    </message>
    <message>
        <source>[music]</source>
        <translation>[música]</translation>
    </message>
    <message>
        <source>[no speech]</source>
        <translation>[nadie habla]</translation>
    </message>
    <message>
        <source>Some sound was lost: this computer is too busy to keep up.</source>
        <translation>Se perdió parte del sonido: este equipo está demasiado ocupado para seguir el ritmo.</translation>
    </message>
    <message>
        <source>{count} words are missing from the caption tracks: choose fewer of them.</source>
        <translation>Faltan {count} palabras en las pistas de subtítulos: elija menos pistas.</translation>
    </message>
    <message>
        <source>{seconds} s of the dub were skipped to catch up.</source>
        <translation>Se saltaron {seconds} s de la traducción hablada para recuperar el retraso.</translation>
    </message>
    <message>
        <source>The dub is {seconds} s behind, at {speed} times its speed.</source>
        <translation>La traducción hablada lleva {seconds} s de retraso, a {speed} veces su velocidad.</translation>
    </message>
    <message>
        <source>Sotto made a mistake ({message}): please report it, and start again.</source>
        <translation>Sotto ha cometido un error ({message}): comuníquelo, por favor, e inicie de nuevo.</translation>
    </message>
    <message>
        <source>It is not clear which language this is: the model stays as it is.</source>
        <translation>No está claro qué idioma es: el modelo no cambia.</translation>
    </message>
    <message>
        <source>This sounds like {language}: the model stays.</source>
        <translation>Idioma oído: {language}. El modelo no cambia.</translation>
    </message>
    <message>
        <source>This sounds like {language}: {name} translates it.</source>
        <translation>Idioma oído: {language}. Lo traduce {name}.</translation>
    </message>
    <message>
        <source>This sounds like {language}: no model here hears it, and Sotto knows of none.</source>
        <translation>Idioma oído: {language}. Ningún modelo de aquí lo entiende y Sotto no conoce ninguno.</translation>
    </message>
    <message>
        <source>This sounds like {language}, which no model here hears: get one among the models, or with `sotto models install {name}`.</source>
        <translation>Idioma oído: {language}, que ningún modelo de aquí entiende. Consiga uno entre los modelos o con `sotto models install {name}`.</translation>
    </message>
    <message>
        <source>{name} can no longer be heard: plug it in, or choose another source.</source>
        <translation>{name} ya no se oye: conéctelo o elija otra fuente.</translation>
    </message>
    <message>
        <source>{name} is gone: the captions go on without the dub.</source>
        <translation>{name} ya no está: los subtítulos siguen sin la voz.</translation>
    </message>
    <message>
        <source>{name} is heard again: {seconds} s are missing.</source>
        <translation>{name} vuelve a oírse: faltan {seconds} s.</translation>
    </message>
    <message>
        <source>{name} is back, and so is the dub.</source>
        <translation>{name} ha vuelto, y con ello la voz.</translation>
    </message>
    <message>
        <source>Listening to the new default: {title}.</source>
        <translation>Se escucha la nueva fuente predeterminada: {title}.</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Only the dub lowers what else plays: turn it on.</source>
        <translation>Solo la voz baja lo demás que suena: actívela.</translation>
    </message>
    <message>
        <source>Other programs can be lowered by a sound server alone: PulseAudio or PipeWire.</source>
        <translation>Solo un servidor de sonido puede bajar otros programas: PulseAudio o PipeWire.</translation>
    </message>
    <message>
        <source>Other programs are lowered while Sotto listens to what they play, not to {source}.</source>
        <translation>Otros programas se bajan mientras Sotto escucha lo que suena en ellos, no {source}.</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Sotto captions</source>
        <translation>Subtítulos de Sotto</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Subtítulos</translation>
    </message>
    <message>
        <source>The captions come here. Drag to move, pull the sides to resize.</source>
        <translation>Aquí aparecen los subtítulos. Arrástrelos para moverlos; tire de los lados para cambiar su ancho.</translation>
    </message>
    <message>
        <source>This is what somebody says,</source>
        <translation>Así se ve lo que alguien dice,</translation>
    </message>
    <message>
        <source>and this is the translation of it</source>
        <translation>y así se ve su traducción</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>The captions are at {url} for this computer.</source>
        <translation>En este equipo, los subtítulos están en {url}.</translation>
    </message>
    <message>
        <source>For one more viewer, open {url}</source>
        <translation>Para otra persona más, abra {url}</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>large text</source>
        <translation>letra grande</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>alto contraste</translation>
    </message>
    <message>
        <source>dyslexia-friendly</source>
        <translation>apto para dislexia</translation>
    </message>
</context>
<context>
    <name>ProgramForm</name>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Of buttons and messages</source>
        <translation>De los botones y mensajes</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>El del sistema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Of the windows</source>
        <translation>De las ventanas</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claros</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuros</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Start as an icon in the tray</source>
        <translation>Iniciar como icono en la bandeja</translation>
    </message>
    <message>
        <source>Open without a window</source>
        <translation>Abrir sin ventana</translation>
    </message>
    <message>
        <source>Listen as soon as it starts</source>
        <translation>Escuchar nada más iniciarse</translation>
    </message>
    <message>
        <source>Begin without being told</source>
        <translation>Comenzar sin que se lo pidan</translation>
    </message>
    <message>
        <source>Press the new keys; they work in every program</source>
        <translation>Pulse las teclas nuevas; funcionan en todos los programas</translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation>Pulse teclas</translation>
    </message>
    <message>
        <source>{keys} cannot be a hotkey: hold Ctrl, Alt or Meta with a key.</source>
        <translation>{keys} no puede ser un atajo: mantenga Ctrl, Alt o Meta con una tecla.</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <translation>Código QR</translation>
    </message>
    <message>
        <source>Scan it with the camera of a phone</source>
        <translation>Escanéelo con la cámara de un teléfono</translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message>
        <source>That line is of an earlier session: choose it in the list to correct it.</source>
        <translation>Esa línea es de una sesión anterior: elíjala en la lista para corregirla.</translation>
    </message>
    <message>
        <source>Nothing of this session is kept, nor is the correction.</source>
        <translation>No se conserva nada de esta sesión, tampoco la corrección.</translation>
    </message>
</context>
<context>
    <name>RecordingDialog</name>
    <message>
        <source>A recording</source>
        <translation>Una grabación</translation>
    </message>
    <message>
        <source>Recordings ({endings})</source>
        <translation>Grabaciones ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Listening again broke off: ask once more.</source>
        <translation>La segunda escucha se interrumpió: pregunte otra vez.</translation>
    </message>
    <message>
        <source>Nothing was heard yet: begin to listen.</source>
        <translation>Todavía no se ha oído nada: empiece a escuchar.</translation>
    </message>
    <message>
        <source>It can be read, but is not played: it would be translated again. Choose another output, or stop first.</source>
        <translation>Se puede leer, pero no se reproduce: se traduciría otra vez. Elija otra salida, o detenga primero.</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>Listening again, to the end of each sentence…</source>
        <translation>Escuchando otra vez, hasta el final de cada frase…</translation>
    </message>
    <message>
        <source>No words were recognised.</source>
        <translation>No se reconoció ninguna palabra.</translation>
    </message>
    <message>
        <source>What did t&amp;hey say?</source>
        <translation>¿&amp;Qué han dicho?</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>¿Qué han dicho?</translation>
    </message>
    <message>
        <source>Hear the last seconds again, and read them as the model writes when it may wait (Ctrl+Alt+R)</source>
        <translation>Volver a oír los últimos segundos y leerlos como los escribe el modelo cuando puede esperar (Ctrl+Alt+R)</translation>
    </message>
    <message>
        <source>S&amp;ilence</source>
        <translation>De&amp;jar de oír</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Dejar de oír</translation>
    </message>
    <message>
        <source>Stop what is being played again</source>
        <translation>Detener lo que se está volviendo a reproducir</translation>
    </message>
    <message>
        <source>Cop&amp;y this</source>
        <translation>Copiar este te&amp;xto</translation>
    </message>
    <message>
        <source>Copy what was said again</source>
        <translation>Copiar lo que se ha vuelto a oír</translation>
    </message>
    <message>
        <source>Copy what stands below</source>
        <translation>Copiar lo que hay debajo</translation>
    </message>
    <message>
        <source>What did they say, status</source>
        <translation>¿Qué han dicho?, estado</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>Lo que han dicho</translation>
    </message>
</context>
<context>
    <name>SecondScreenForm</name>
    <message>
        <source>Second screen</source>
        <translation>Segunda pantalla</translation>
    </message>
    <message>
        <source>Captions in a browser</source>
        <translation>Subtítulos en el navegador</translation>
    </message>
    <message>
        <source>A page with the captions: for a second screen, a phone, or OBS</source>
        <translation>Una página con los subtítulos: para una segunda pantalla, un teléfono u OBS</translation>
    </message>
    <message>
        <source>Also on other devices</source>
        <translation>También en otros dispositivos</translation>
    </message>
    <message>
        <source>Whoever is in the same network and has the link can read along</source>
        <translation>Quien esté en la misma red y tenga el enlace puede leer también</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Dirección de la página</translation>
    </message>
    <message>
        <source>Open it in a browser</source>
        <translation>Ábrala en un navegador</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>To open it in a browser or OBS</source>
        <translation>Para abrirla en un navegador o en OBS</translation>
    </message>
    <message>
        <source>Scan the code with a phone in the same network. Each code lets one viewer in.</source>
        <translation>Escanee el código con un teléfono de la misma red. Cada código deja entrar a una persona.</translation>
    </message>
    <message>
        <source>This computer alone can open the page: in a browser, or as source in OBS.</source>
        <translation>Solo este equipo puede abrir la página: en un navegador, o como fuente en OBS.</translation>
    </message>
</context>
<context>
    <name>SessionsBar</name>
    <message>
        <source>What is being said now</source>
        <translation>Lo que se está diciendo</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>What is being said now, or what was said before</source>
        <translation>Lo que se está diciendo o lo que se dijo antes</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Write the session as subtitles or text (Ctrl+S)</source>
        <translation>Escribir la sesión como subtítulos o texto (Ctrl+S)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Borrar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Delete the chosen session for good</source>
        <translation>Borrar para siempre la sesión elegida</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Delete this session for good?
{title}</source>
        <translation>¿Borrar esta sesión para siempre?
{title}</translation>
    </message>
    <message>
        <source>SubRip subtitles</source>
        <translation>Subtítulos SubRip</translation>
    </message>
    <message>
        <source>WebVTT subtitles</source>
        <translation>Subtítulos WebVTT</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON, with all times</source>
        <translation>JSON, con todos los tiempos</translation>
    </message>
    <message>
        <source>WebVTT with both languages marked</source>
        <translation>WebVTT con ambos idiomas marcados</translation>
    </message>
    <message>
        <source>The dub as WAV</source>
        <translation>La traducción hablada en WAV</translation>
    </message>
    <message>
        <source>The dub as FLAC</source>
        <translation>La traducción hablada en FLAC</translation>
    </message>
    <message>
        <source>The dub as Ogg Vorbis</source>
        <translation>La traducción hablada en Ogg Vorbis</translation>
    </message>
    <message>
        <source>WebVTT with every caption track</source>
        <translation>WebVTT con todas las pistas</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>There is no setting {name}: do you mean {near}?</source>
        <translation>No existe el ajuste {name}: ¿quiere decir {near}?</translation>
    </message>
    <message>
        <source>There is no setting {name}: `sotto settings show` lists them all.</source>
        <translation>No existe el ajuste {name}: `sotto settings show` los muestra todos.</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}.</source>
        <translation>{key} debe ser {wants}, no {value}.</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}: {held} is used.</source>
        <translation>{key} debe ser {wants}, no {value}: se usa {held}.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true o false</translation>
    </message>
    <message>
        <source>a whole number from {lowest} to {highest}</source>
        <translation>un número entero de {lowest} a {highest}</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>uno de {choices}</translation>
    </message>
    <message>
        <source>text on one line</source>
        <translation>texto en una línea</translation>
    </message>
    <message>
        <source>a colour such as #ffd98a</source>
        <translation>un color como #ffd98a</translation>
    </message>
    <message>
        <source>keys such as Ctrl+Alt+S, or empty for none</source>
        <translation>teclas como Ctrl+Alt+S, o vacío si no hay</translation>
    </message>
    <message>
        <source>a language such as de, or empty for none</source>
        <translation>un idioma como de, o vacío si no hay</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>No se puede leer {path}: {reason}.</translation>
    </message>
    <message>
        <source>{name} is no TOML: {error}.</source>
        <translation>{name} no es TOML: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be changed: {reason}.</source>
        <translation>No se puede modificar {path}: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>No se puede escribir {path}: {reason}.</translation>
    </message>
    <message>
        <source>{problem} It is now called {name}, and Sotto begins anew.</source>
        <translation>{problem} Ahora se llama {name}, y Sotto empieza de cero.</translation>
    </message>
    <message>
        <source>What was there is kept in {name}.</source>
        <translation>Lo que había se guarda en {name}.</translation>
    </message>
    <message>
        <source>The settings file can no longer be followed: start Sotto again.</source>
        <translation>Ya no se puede seguir el archivo de ajustes: inicie Sotto de nuevo.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Listening…</source>
        <translation>Escuchando…</translation>
    </message>
    <message>
        <source>Sound arrives: all is well.</source>
        <translation>Llega sonido: todo va bien.</translation>
    </message>
    <message>
        <source>This source is muted: unmute it in {settings}.</source>
        <translation>Esta fuente está silenciada: actívela en {settings}.</translation>
    </message>
    <message>
        <source>The device delivers nothing, not even silence: plug it in again, or choose another source.</source>
        <translation>El dispositivo no entrega nada, ni siquiera silencio: vuelva a conectarlo o elija otra fuente.</translation>
    </message>
    <message>
        <source>The system does not let Sotto listen: allow it in {settings}, then press Look again.</source>
        <translation>El sistema no deja escuchar a Sotto: permítalo en {settings} y pulse «Buscar de nuevo».</translation>
    </message>
    <message>
        <source>Hardly anything arrives: speak, come closer to the microphone, or raise it in {settings}.</source>
        <translation>Apenas llega nada: hable, acérquese al micrófono o suba su nivel en {settings}.</translation>
    </message>
    <message>
        <source>Hardly anything arrives: turn up the volume of the player itself.</source>
        <translation>Apenas llega nada: suba el volumen del propio reproductor.</translation>
    </message>
    <message>
        <source>The microphone delivers zeros and nothing else: look for a switch or a key that turns it off, and for the permission in {settings}.</source>
        <translation>El micrófono solo entrega ceros: busque un interruptor o una tecla que lo apague, y el permiso en {settings}.</translation>
    </message>
    <message>
        <source>This program is silent just now: let it play.</source>
        <translation>Este programa está en silencio ahora mismo: haga que suene.</translation>
    </message>
    <message>
        <source>Nothing plays there: start a film or music. If something does play, it plays into another output: choose that one here.</source>
        <translation>Ahí no suena nada: ponga una película o música. Si algo suena, es por otra salida: elíjala aquí.</translation>
    </message>
    <message>
        <source>Settings › System › Sound</source>
        <translation>Configuración › Sistema › Sonido</translation>
    </message>
    <message>
        <source>System Settings › Sound</source>
        <translation>Ajustes del Sistema › Sonido</translation>
    </message>
    <message>
        <source>the sound settings of the desktop (or in pavucontrol)</source>
        <translation>los ajustes de sonido del escritorio (o en pavucontrol)</translation>
    </message>
    <message>
        <source>Settings › Privacy &amp; security › Microphone</source>
        <translation>Configuración › Privacidad y seguridad › Micrófono</translation>
    </message>
    <message>
        <source>System Settings › Privacy &amp; Security › Microphone</source>
        <translation>Ajustes del Sistema › Privacidad y seguridad › Micrófono</translation>
    </message>
    <message>
        <source>the privacy settings of the desktop</source>
        <translation>los ajustes de privacidad del escritorio</translation>
    </message>
    <message>
        <source>Turn on Stereo Mix among the recording devices and choose it here.</source>
        <translation>Active «Mezcla estéreo» entre los dispositivos de grabación y elíjala aquí.</translation>
    </message>
    <message>
        <source>Install a loopback device such as BlackHole and choose it here.</source>
        <translation>Instale un dispositivo de bucle como BlackHole y elíjalo aquí.</translation>
    </message>
    <message>
        <source>The demo clip needs no device.</source>
        <translation>La demo no necesita ningún dispositivo.</translation>
    </message>
    <message>
        <source>The stream is heard as soon as you begin.</source>
        <translation>La emisión se oye en cuanto usted empiece.</translation>
    </message>
    <message>
        <source>{name} is gone: plug it in, or choose another one.</source>
        <translation>{name} ya no está: conéctelo o elija otro.</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>A recording…</source>
        <translation>Una grabación…</translation>
    </message>
    <message>
        <source>A stream address…</source>
        <translation>La dirección de una emisión…</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>The usual place</source>
        <translation>El lugar habitual</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>Lo que suena en este equipo</translation>
    </message>
    <message>
        <source>The microphone</source>
        <translation>El micrófono</translation>
    </message>
    <message>
        <source>The demo clip</source>
        <translation>La demo</translation>
    </message>
    <message>
        <source>{name} is the source.</source>
        <translation>{name} es la fuente.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Sound arrives.</source>
        <translation>Llega sonido.</translation>
    </message>
    <message>
        <source>{name} is neither a recording nor an address: one begins with http://, https://, rtmp:// or rtmps://.</source>
        <translation>{name} no es una grabación ni una dirección: estas empiezan por http://, https://, rtmp:// o rtmps://.</translation>
    </message>
    <message>
        <source>There is neither ffmpeg nor PyAV here, so that only a whole recording can be heard from an address. Install one of them, or play the stream in a browser and choose that browser as the source.</source>
        <translation>Aquí no hay ni ffmpeg ni PyAV, así que de una dirección solo se puede escuchar una grabación entera. Instale uno de ellos, o reproduzca la emisión en un navegador y elija ese navegador como fuente.</translation>
    </message>
</context>
<context>
    <name>Speed</name>
    <message>
        <source>A second of sound takes this computer {load} s: captions can follow every {chunk} s.</source>
        <translation>Un segundo de sonido le lleva a este equipo {load} s: los subtítulos pueden llegar cada {chunk} s.</translation>
    </message>
    <message>
        <source>A second of sound takes this computer {load} s, which is slow: close other programs, or captions may come late.</source>
        <translation>Un segundo de sonido le lleva a este equipo {load} s, y eso es lento: cierre otros programas o los subtítulos podrían llegar tarde.</translation>
    </message>
    <message>
        <source>Translating some seconds of speech…</source>
        <translation>Traduciendo unos segundos de habla…</translation>
    </message>
    <message>
        <source>The test went wrong: {error}.</source>
        <translation>La prueba ha fallado: {error}.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Waiting to hear which language it is; nothing said meanwhile is lost.</source>
        <translation>A la espera de oír qué idioma es; nada de lo que se diga mientras tanto se pierde.</translation>
    </message>
    <message>
        <source>Loading {name}; until then all goes on.</source>
        <translation>Cargando {name}; mientras tanto todo sigue.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Cargando el modelo…</translation>
    </message>
    <message>
        <source>Finishing what was heard…</source>
        <translation>Terminando lo que se ha oído…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Listening, {source} → {translation}</source>
        <translation>Escuchando, {source} → {translation}</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What Sotto does</source>
        <translation>Lo que hace Sotto</translation>
    </message>
</context>
<context>
    <name>TextStyleForm</name>
    <message>
        <source>What is said</source>
        <translation>Lo que se dice</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>Su traducción</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Grosor</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Its colour</source>
        <translation>Su color</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Recuadro</translation>
    </message>
    <message>
        <source>Chosen by Sotto</source>
        <translation>Elegida por Sotto</translation>
    </message>
    <message>
        <source>A font that has the letters of the language</source>
        <translation>Una fuente que tenga las letras del idioma</translation>
    </message>
    <message>
        <source>100 is what suits the screen</source>
        <translation>100 es lo adecuado para la pantalla</translation>
    </message>
    <message>
        <source>How thick the letters are</source>
        <translation>Lo gruesas que son las letras</translation>
    </message>
    <message>
        <source>Of the letters</source>
        <translation>De las letras</translation>
    </message>
    <message>
        <source>The line around each letter, 0 for none</source>
        <translation>La línea alrededor de cada letra, 0 para ninguna</translation>
    </message>
    <message>
        <source>Of the line around each letter</source>
        <translation>De la línea alrededor de cada letra</translation>
    </message>
    <message>
        <source>How dense the box behind the text is</source>
        <translation>Lo denso que es el recuadro detrás del texto</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Fina</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>Seminegrita</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Negrita</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>Extranegrita</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negra</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at least</source>
        <translation>Contraste de al menos {ratio}:1</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at worst: hard to read</source>
        <translation>Contraste de {ratio}:1 en el peor caso: difícil de leer</translation>
    </message>
</context>
<context>
    <name>TrackForm</name>
    <message>
        <source>&amp;Add a caption track</source>
        <translation>&amp;Añadir una pista de subtítulos</translation>
    </message>
    <message>
        <source>Add a caption track</source>
        <translation>Añadir una pista de subtítulos</translation>
    </message>
    <message>
        <source>One more language below the captions, up to three</source>
        <translation>Un idioma más debajo de los subtítulos, hasta tres</translation>
    </message>
    <message>
        <source>How sure a word must be</source>
        <translation>Seguridad exigida a cada palabra</translation>
    </message>
    <message>
        <source>More waits longer for what may still change a word</source>
        <translation>Más espera más tiempo lo que aún puede cambiar una palabra</translation>
    </message>
    <message>
        <source>&amp;Name the languages</source>
        <translation>&amp;Nombrar los idiomas</translation>
    </message>
    <message>
        <source>Each text has its language beside it</source>
        <translation>Cada texto lleva su idioma al lado</translation>
    </message>
    <message>
        <source>Name the languages</source>
        <translation>Nombrar los idiomas</translation>
    </message>
    <message>
        <source>No model here makes caption tracks of {language}: install one with “Models…”.</source>
        <translation>Ningún modelo hace pistas de subtítulos a partir de: {language}. Instale uno en «Modelos…».</translation>
    </message>
    <message>
        <source>How &amp;sure a word must be</source>
        <translation>&amp;Seguridad exigida a cada palabra</translation>
    </message>
</context>
<context>
    <name>TrackRow</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language of this track</source>
        <translation>El idioma de esta pista</translation>
    </message>
    <message>
        <source>Words later:</source>
        <translation>Palabras después:</translation>
    </message>
    <message>
        <source>How many words later than the delay says: more is later, and better</source>
        <translation>Cuántas palabras después de lo que dice el retraso: más es más tarde, y mejor</translation>
    </message>
    <message>
        <source>Words later</source>
        <translation>Palabras después</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove this track</source>
        <translation>Quitar esta pista</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>{percent} % sure after word {n}</source>
        <translation>{percent} % de seguridad tras la palabra {n}</translation>
    </message>
    <message>
        <source>No model here makes caption tracks in {languages}: install one, or choose others.</source>
        <translation>Ningún modelo hace pistas de subtítulos en: {languages}. Instale uno, o elija otros idiomas.</translation>
    </message>
</context>
<context>
    <name>TracksWindow</name>
    <message>
        <source>Sotto – caption tracks</source>
        <translation>Sotto – pistas de subtítulos</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>Pistas de subtítulos</translation>
    </message>
    <message>
        <source>Track of the chart</source>
        <translation>Pista del gráfico</translation>
    </message>
    <message>
        <source>&amp;Why words waited</source>
        <translation>&amp;Por qué esperaron las palabras</translation>
    </message>
    <message>
        <source>The track whose words are shown</source>
        <translation>La pista cuyas palabras se ven</translation>
    </message>
    <message>
        <source>Why words waited</source>
        <translation>Por qué esperaron las palabras</translation>
    </message>
    <message>
        <source>A ring: asked after so much of the source, and not sure enough yet. A dot: written. The larger, the surer.</source>
        <translation>Un anillo: se preguntó tras esa parte de lo dicho, y aún no había seguridad bastante. Un punto: escrita. Cuanto más grande, más segura.</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Sotto ended without warning in the session of {began}; nothing was said.</source>
        <translation>Sotto se cerró sin aviso en la sesión del {began}; no se había dicho nada.</translation>
    </message>
    <message>
        <source>Sotto ended without warning in the session of {began}; the transcript has all {n_lines} lines up to then.</source>
        <translation>Sotto terminó sin previo aviso en la sesión de {began}; la transcripción tiene las {n_lines} líneas hasta entonces.</translation>
    </message>
    <message>
        <source>`sotto transcripts show {session}` shows them.</source>
        <translation>`sotto transcripts show {session}` las muestra.</translation>
    </message>
    <message>
        <source>The file of the transcripts was damaged: {n_lines} lines could be read and are kept; the damaged file is now called {name}.</source>
        <translation>El archivo de transcripciones estaba dañado: se pudieron leer y se conservan {n_lines} líneas; el archivo dañado se llama ahora {name}.</translation>
    </message>
    <message>
        <source>The transcript is no longer complete: its disk has refused for too long.</source>
        <translation>La transcripción ya no está completa: el disco lleva demasiado tiempo sin responder.</translation>
    </message>
    <message>
        <source>The transcript is no longer kept ({error}): please report it.</source>
        <translation>La transcripción ya no se guarda ({error}): comuníquelo, por favor.</translation>
    </message>
    <message>
        <source>The transcript is being kept again, and nothing is missing.</source>
        <translation>La transcripción se guarda de nuevo, y no falta nada.</translation>
    </message>
    <message>
        <source>The transcript cannot be written to {path} ({reason}): what is said waits in memory until it can.</source>
        <translation>No se puede escribir la transcripción en {path} ({reason}): lo que se dice espera en memoria hasta que se pueda.</translation>
    </message>
    <message>
        <source>{n_pieces} pieces of the transcript could not be kept.</source>
        <translation>No se pudieron guardar {n_pieces} fragmentos de la transcripción.</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Lines found: {n}</source>
        <translation>Líneas encontradas: {n}</translation>
    </message>
    <message>
        <source>Nobody said that.</source>
        <translation>Nadie dijo eso.</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>Buscar en lo dicho</translation>
    </message>
    <message>
        <source>In all sessions</source>
        <translation>En todas las sesiones</translation>
    </message>
    <message>
        <source>Search everything that was kept (Ctrl+Shift+F)</source>
        <translation>Buscar en todo lo guardado (Ctrl+Mayús+F)</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>Volver a lo encontrado</translation>
    </message>
    <message>
        <source>Show the found lines again</source>
        <translation>Muestra otra vez las líneas encontradas</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Lo que se ha dicho</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all that are shown (Ctrl+Shift+C)</source>
        <translation>Copiar las líneas elegidas, o todas las que se muestran (Ctrl+Mayús+C)</translation>
    </message>
    <message>
        <source>Correct &amp;line…</source>
        <translation>Re&amp;visar…</translation>
    </message>
    <message>
        <source>Correct line</source>
        <translation>Corregir la línea</translation>
    </message>
    <message>
        <source>Say what the chosen line should say; what was heard is kept (F2)</source>
        <translation>Decir lo que debería decir la línea elegida; lo que se oyó se conserva (F2)</translation>
    </message>
    <message>
        <source>&amp;Jump to live</source>
        <translation>Ir al &amp;directo</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>Ir al directo</translation>
    </message>
    <message>
        <source>Show what is being said now, and skip what waits to be heard</source>
        <translation>Mostrar lo que se está diciendo y saltar lo que queda por oír</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Clicks go &amp;through the captions</source>
        <translation>Dejar pasar los &amp;clics por los subtítulos</translation>
    </message>
    <message>
        <source>&amp;Hide the captions</source>
        <translation>&amp;Ocultar los subtítulos</translation>
    </message>
    <message>
        <source>&amp;Jump to what is being said</source>
        <translation>Ir al &amp;directo</translation>
    </message>
    <message>
        <source>&amp;What did they say?</source>
        <translation>¿&amp;Qué han dicho?</translation>
    </message>
    <message>
        <source>&amp;Open Sotto</source>
        <translation>&amp;Abrir Sotto</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>Con&amp;figurar…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>Sotto listens</source>
        <translation>Sotto escucha</translation>
    </message>
</context>
<context>
    <name>WaitDots</name>
    <message>
        <source>Why words waited</source>
        <translation>Por qué esperaron las palabras</translation>
    </message>
    <message>
        <source>No word was written on this track yet.</source>
        <translation>Aún no se ha escrito ninguna palabra en esta pista.</translation>
    </message>
</context>
</TS>
