<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddressDialog</name>
    <message>
        <source>A stream address</source>
        <translation>网络流地址</translation>
    </message>
    <message>
        <source>&amp;Address of a radio or a livestream</source>
        <translation>广播或直播的地址（&amp;A）</translation>
    </message>
    <message>
        <source>such as {address}</source>
        <translation>例如 {address}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>It begins with http, https or rtmp</source>
        <translation>以 http、https 或 rtmp 开头</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试听（&amp;T）</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Connect to it, and see how loud it is</source>
        <translation>连接并查看音量</translation>
    </message>
    <message>
        <source>How the trial goes</source>
        <translation>试听情况</translation>
    </message>
    <message>
        <source>&amp;Listen to it</source>
        <translation>聆听（&amp;L）</translation>
    </message>
    <message>
        <source>Listen to it</source>
        <translation>聆听</translation>
    </message>
    <message>
        <source>Make it the source</source>
        <translation>将其设为来源</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave the source as it is (Esc)</source>
        <translation>保持来源不变（Esc）</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message>
        <source>The transcripts went wrong: {error}.</source>
        <translation>记录出错：{error}。</translation>
    </message>
    <message>
        <source>The correction is kept, and what was heard with it.</source>
        <translation>更正已保存，听到的原文也一并保留。</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>已导出到 {path}</translation>
    </message>
    <message>
        <source>There is nothing to export yet: choose a session, or begin one.</source>
        <translation>还没有可导出的内容：请选择一个会话，或开始一个新会话。</translation>
    </message>
</context>
<context>
    <name>BundlePicker</name>
    <message>
        <source>By the language heard</source>
        <translation>按听到的语言</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>From which language into which; and models</source>
        <translation>从哪种语言译成哪种语言；以及模型</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>&amp;Listen to</source>
        <translation>来源(&amp;L)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What Sotto listens to (Ctrl+O: a recording; Ctrl+U: a stream)</source>
        <translation>Sotto 聆听的内容（Ctrl+O：录音；Ctrl+U：网络流）</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show what was kept of the session that broke off; it can be exported there</source>
        <translation>显示中断的会话所保留的内容；可在那里导出</translation>
    </message>
    <message>
        <source>Open the recovered session</source>
        <translation>打开恢复的会话</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>End the session and quit (Ctrl+Q)</source>
        <translation>结束会话并退出 (Ctrl+Q)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>What was said, and how captions look (Ctrl+T)</source>
        <translation>已说的内容与字幕外观 (Ctrl+T)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>延迟(&amp;D)</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>From fastest to calmest: more delay gives better translations</source>
        <translation>从最快到最稳：延迟越大，翻译越好</translation>
    </message>
    <message>
        <source>D&amp;ub</source>
        <translation>配音(&amp;U)</translation>
    </message>
    <message>
        <source>Dub</source>
        <translation>配音</translation>
    </message>
    <message>
        <source>Speak the translation into your headphones</source>
        <translation>在耳机中朗读译文</translation>
    </message>
    <message>
        <source>Dub volume</source>
        <translation>配音音量</translation>
    </message>
    <message>
        <source>How loud the dub is</source>
        <translation>配音有多响</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>滞后</translation>
    </message>
    <message>
        <source>{n} milliseconds</source>
        <translation>{n} 毫秒</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin or end the captions</source>
        <translation>开始或结束字幕</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;As it was heard</source>
        <translation>恢复听到的内容(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Correct a line</source>
        <translation>更正一行</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>Heard: {text}</source>
        <translation>听到的是：{text}</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>There is no sound server: start PulseAudio or PipeWire.</source>
        <translation>没有声音服务器：请启动 PulseAudio 或 PipeWire。</translation>
    </message>
    <message>
        <source>The library {library} is missing: install it (libpulse0 on Debian and Ubuntu).</source>
        <translation>缺少库 {library}：请安装它（在 Debian 和 Ubuntu 上为 libpulse0）。</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): allow it in the privacy settings of the desktop.</source>
        <translation>声音服务器无法打开 {device}（{reason}）：请在桌面的隐私设置中允许。</translation>
    </message>
    <message>
        <source>The sound server does not open {device} ({reason}): see `sotto devices` for those there are.</source>
        <translation>声音服务器无法打开 {device}（{reason}）：`sotto devices` 会列出现有设备。</translation>
    </message>
    <message>
        <source>The sound device {device} was lost ({reason}): connect it again or choose another.</source>
        <translation>声音设备 {device} 已断开（{reason}）：请重新连接或另选一个。</translation>
    </message>
    <message>
        <source>The sound device {device} does not answer: connect it again or choose another.</source>
        <translation>声音设备 {device} 没有响应：请重新连接或另选一个。</translation>
    </message>
    <message>
        <source>{device} has stood still for {seconds} s: restart the sound server or choose another device.</source>
        <translation>{device} 已停滞 {seconds} 秒：请重启声音服务器或选择其他设备。</translation>
    </message>
    <message>
        <source>Nothing can be heard here: connect a microphone.</source>
        <translation>这里听不到任何声音：请连接麦克风。</translation>
    </message>
    <message>
        <source>What this computer plays cannot be heard here: choose a microphone ({names}).</source>
        <translation>这里听不到这台电脑播放的声音：请选择一个麦克风（{names}）。</translation>
    </message>
    <message>
        <source>There is no source {name}: choose one of {names}.</source>
        <translation>没有来源 {name}：请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>There is no output {name}: choose one of {names}.</source>
        <translation>没有输出 {name}：请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>The only output is the one that is listened to, and the dub would be translated again: connect headphones or turn the dub off.</source>
        <translation>唯一的输出正在被收听，配音会再次被翻译：请连接耳机或关闭配音。</translation>
    </message>
    <message>
        <source>{output} is listened to, and the dub would be translated again: choose another output or another source.</source>
        <translation>正在收听 {output}，配音会再次被翻译：请选择其他输出或其他来源。</translation>
    </message>
    <message>
        <source>{folder} is not a bundle, it has no {name}: choose another folder.</source>
        <translation>{folder} 不是模型包，缺少 {name}：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{path} is missing or unreadable: fetch the bundle again.</source>
        <translation>{path} 缺失或无法读取：请重新获取模型包。</translation>
    </message>
    <message>
        <source>{path} is damaged, its checksum differs: fetch the bundle again.</source>
        <translation>{path} 已损坏，校验和不符：请重新获取模型包。</translation>
    </message>
    <message>
        <source>The model in {folder} was trained on whole recordings and cannot translate while somebody speaks: translate a recording with --offline, or choose another model.</source>
        <translation>{folder} 中的模型是用整段录音训练的，无法在有人说话时翻译：请用 --offline 翻译录音，或选择其他模型。</translation>
    </message>
    <message>
        <source>Port {port} is in use, perhaps by another Sotto: close that one, or choose another port with --port.</source>
        <translation>端口 {port} 已被占用，可能是另一个 Sotto：请关闭它，或用 --port 选择其他端口。</translation>
    </message>
    <message>
        <source>What {name} plays</source>
        <translation>{name} 播放的内容</translation>
    </message>
    <message>
        <source>{path} holds no sound: choose a recording with speech.</source>
        <translation>{path} 不含声音：请选择有语音的录音。</translation>
    </message>
    <message>
        <source>{path} is empty: choose a recording with speech.</source>
        <translation>{path} 是空的：请选择有语音的录音。</translation>
    </message>
    <message>
        <source>{path} lasts only {duration} ms: choose a recording of {shortest} ms or more.</source>
        <translation>{path} 只有 {duration} 毫秒：请选择至少 {shortest} 毫秒的录音。</translation>
    </message>
    <message>
        <source>{path} is not sound that can be read here: convert it to {formats}.</source>
        <translation>{path} 不是此处能读取的声音：请转换格式（{formats}）。</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be read to its end: convert or fetch it again.</source>
        <translation>{path} 已损坏，无法读完：请重新转换或获取。</translation>
    </message>
    <message>
        <source>{path} does not exist: check the name and the folder.</source>
        <translation>{path} 不存在：请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>{path} is a folder: name one recording in it.</source>
        <translation>{path} 是文件夹：请指定其中的一个录音。</translation>
    </message>
    <message>
        <source>{path} may not be read by you: ask for permission or copy it.</source>
        <translation>您无权读取 {path}：请申请权限或复制该文件。</translation>
    </message>
    <message>
        <source>{address} cannot be decoded here: install ffmpeg (`apt-get install ffmpeg`), or PyAV (`pip install av`), or play it in a program and choose that program as the source (app:NAME).</source>
        <translation>此处无法解码 {address}：请安装 ffmpeg（`apt-get install ffmpeg`）或 PyAV（`pip install av`），或在某个程序中播放并选择该程序作为来源（app:NAME）。</translation>
    </message>
    <message>
        <source>No decoder starts ({reason}): install ffmpeg or PyAV.</source>
        <translation>解码器无法启动（{reason}）：请安装 ffmpeg 或 PyAV。</translation>
    </message>
    <message>
        <source>{address} has sent nothing for {seconds} s: try again.</source>
        <translation>{address} 已有 {seconds} 秒没有发送任何内容：请重试。</translation>
    </message>
    <message>
        <source>{address} cannot be heard ({reason}): check the address.</source>
        <translation>无法收听 {address}（{reason}）：请检查地址。</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Set up Sotto</source>
        <translation>设置 Sotto</translation>
    </message>
    <message>
        <source>Welcome to Sotto</source>
        <translation>欢迎使用 Sotto</translation>
    </message>
    <message>
        <source>1.  What shall Sotto &amp;listen to?</source>
        <translation>1.  Sotto 要听什么？(&amp;L)</translation>
    </message>
    <message>
        <source>2.  How quick is this computer?</source>
        <translation>2.  这台电脑有多快？</translation>
    </message>
    <message>
        <source>3.  See and hear it work.</source>
        <translation>3.  看一看，听一听效果。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What Sotto listens to</source>
        <translation>Sotto 收听的声音来源</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>What arrives</source>
        <translation>收到的声音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How quick this computer is</source>
        <translation>这台电脑有多快</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>重新查找(&amp;A)</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look for devices that were connected</source>
        <translation>查找新接入的设备</translation>
    </message>
    <message>
        <source>&amp;Test this computer</source>
        <translation>测试此电脑(&amp;T)</translation>
    </message>
    <message>
        <source>Test this computer</source>
        <translation>测试此电脑</translation>
    </message>
    <message>
        <source>Measure how quick it is</source>
        <translation>测量它有多快</translation>
    </message>
    <message>
        <source>Play the &amp;demo</source>
        <translation>播放演示(&amp;D)</translation>
    </message>
    <message>
        <source>Play the demo</source>
        <translation>播放演示</translation>
    </message>
    <message>
        <source>A clip with captions and a dub</source>
        <translation>一段带字幕和配音的片段</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Set up later: see ☰ (Esc)</source>
        <translation>稍后设置：见 ☰ (Esc)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Listen with what is chosen</source>
        <translation>按所选内容开始收听</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在收听…</translation>
    </message>
    <message>
        <source>Some seconds tell how soon captions can come.</source>
        <translation>只需几秒即可得知字幕能多快出现。</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Found lines</source>
        <translation>找到的行</translation>
    </message>
</context>
<context>
    <name>Hotkeys</name>
    <message>
        <source>{keys} is chosen for two things: choose other keys for one of them.</source>
        <translation>{keys} 被用于两件事：请为其中一件选择其他按键。</translation>
    </message>
    <message>
        <source>{keys} cannot be used as a hotkey, as another program has it: choose other keys in the settings.</source>
        <translation>{keys} 已被其他程序占用，不能用作快捷键：请在设置中选择其他按键。</translation>
    </message>
    <message>
        <source>The desktop gives Sotto no hotkeys: allow them in its keyboard settings, or bind `sotto --toggle` and its like there.</source>
        <translation>桌面没有为 Sotto 提供快捷键：请在桌面的键盘设置中允许，或在那里绑定 `sotto --toggle` 等命令。</translation>
    </message>
    <message>
        <source>Start or stop</source>
        <translation>开始或停止</translation>
    </message>
    <message>
        <source>Lock the captions</source>
        <translation>锁定字幕</translation>
    </message>
    <message>
        <source>Hide the captions</source>
        <translation>隐藏字幕</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>跳到实时</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>刚才说了什么？</translation>
    </message>
    <message>
        <source>Dub louder</source>
        <translation>配音更响</translation>
    </message>
    <message>
        <source>Dub quieter</source>
        <translation>配音更轻</translation>
    </message>
</context>
<context>
    <name>LagFigure</name>
    <message>
        <source>{usual} seconds, at times {longest}</source>
        <translation>{usual} 秒，有时 {longest} 秒</translation>
    </message>
    <message>
        <source>How late words came in the last minute: half of them, and all but one in 20</source>
        <translation>最近一分钟内文字的滞后：半数不超过前者，二十分之十九不超过后者</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>滞后</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>How loud the source is: no movement means that nothing is heard</source>
        <translation>来源有多响：不动表示什么也没听到</translation>
    </message>
    <message>
        <source>Source level</source>
        <translation>来源音量</translation>
    </message>
</context>
<context>
    <name>LookWindow</name>
    <message>
        <source>Sotto – how captions look</source>
        <translation>Sotto – 字幕外观</translation>
    </message>
    <message>
        <source>How captions look</source>
        <translation>字幕外观</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>A look that suits many</source>
        <translation>适合多数人的外观</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>字幕显示哪些文本</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>上方</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>哪种文本在上面</translation>
    </message>
    <message>
        <source>Colour of the box</source>
        <translation>底框颜色</translation>
    </message>
    <message>
        <source>Of the box behind the captions</source>
        <translation>字幕后面的底框</translation>
    </message>
    <message>
        <source>Back to this look</source>
        <translation>恢复此外观</translation>
    </message>
    <message>
        <source>Undo every change to the chosen look</source>
        <translation>撤销对所选外观的所有更改</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sotto – what was said</source>
        <translation>Sotto – 已说的内容</translation>
    </message>
    <message>
        <source>What was said, and settings</source>
        <translation>已说的内容与设置</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Second screen</source>
        <translation>第二屏幕</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>所选内容</translation>
    </message>
    <message>
        <source>Wait for &amp;whole phrases</source>
        <translation>等待完整短语(&amp;W)</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>No word that may still go</source>
        <translation>不显示可能还会变动的词</translation>
    </message>
    <message>
        <source>Clicks &amp;go through</source>
        <translation>点击穿透(&amp;G)</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Clicks reach what is below</source>
        <translation>点击会落到下方的窗口</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>设置向导(&amp;U)…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置向导</translation>
    </message>
    <message>
        <source>Source, speed test and demo</source>
        <translation>来源、测速与演示</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>&amp;Fonts and colours…</source>
        <translation>字体和颜色（&amp;F）…</translation>
    </message>
    <message>
        <source>Font, size, colour, outline and box of each text</source>
        <translation>每种文字的字体、大小、颜色、描边和底框</translation>
    </message>
    <message>
        <source>Fonts and colours</source>
        <translation>字体和颜色</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>输出(&amp;O)</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Where the dub is heard</source>
        <translation>在哪里播放配音</translation>
    </message>
    <message>
        <source>Original under dub</source>
        <translation>配音时的原声</translation>
    </message>
    <message>
        <source>Original volume</source>
        <translation>原声音量</translation>
    </message>
    <message>
        <source>How loud other programs stay while the dub speaks, in percent</source>
        <translation>配音说话时其他程序保持的音量（百分比）</translation>
    </message>
    <message>
        <source>Loo&amp;k</source>
        <translation>外观(&amp;K)</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>A look of the captions that suits many</source>
        <translation>适合多数人的字幕外观</translation>
    </message>
    <message>
        <source>&amp;Texts</source>
        <translation>文本(&amp;T)</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Which texts the captions have</source>
        <translation>字幕显示哪些文本</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>&amp;Above</source>
        <translation>上方(&amp;A)</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>上方</translation>
    </message>
    <message>
        <source>Which text stands above the other</source>
        <translation>哪种文本在上面</translation>
    </message>
    <message>
        <source>Lines of what is &amp;said</source>
        <translation>原文行数(&amp;S)</translation>
    </message>
    <message>
        <source>Lines of what is said</source>
        <translation>原文行数</translation>
    </message>
    <message>
        <source>Lines of t&amp;ranslation</source>
        <translation>译文行数(&amp;R)</translation>
    </message>
    <message>
        <source>Lines of translation</source>
        <translation>译文行数</translation>
    </message>
    <message>
        <source>Tracks…</source>
        <translation>字幕轨…</translation>
    </message>
    <message>
        <source>More languages at once, and why their words wait</source>
        <translation>同时显示更多语言，以及词语为何等待</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>字幕轨</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>size not known yet</source>
        <translation>大小尚不清楚</translation>
    </message>
    <message>
        <source>{} MB</source>
        <translation>{} MB</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>comes with Sotto</source>
        <translation>随 Sotto 提供</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>can be downloaded</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>a part is here</source>
        <translation>已有一部分</translation>
    </message>
    <message>
        <source>wrong signature</source>
        <translation>签名不符</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>signed by {}</source>
        <translation>由 {} 签名</translation>
    </message>
    <message>
        <source>Licence: {}</source>
        <translation>许可：{}</translation>
    </message>
    <message>
        <source>It hears whole recordings: sotto translate FILE --offline.</source>
        <translation>它处理整段录音：sotto translate 文件 --offline。</translation>
    </message>
    <message>
        <source>Measured:</source>
        <translation>测得：</translation>
    </message>
    <message>
        <source>Its files lie at: {}</source>
        <translation>其文件位于：{}</translation>
    </message>
    <message>
        <source>Comes with Sotto, {}.</source>
        <translation>随 Sotto 提供，{}。</translation>
    </message>
    <message>
        <source>Installed, {}. It was changed after it was signed: remove it.</source>
        <translation>已安装，{}。签名之后被改动过：请移除它。</translation>
    </message>
    <message>
        <source>Installed, {}. Unsigned: nobody whom Sotto knows vouches for it.</source>
        <translation>已安装，{}。未签名：没有 Sotto 认识的人为其担保。</translation>
    </message>
    <message>
        <source>Installed, {}, signed by {}.</source>
        <translation>已安装，{}，由 {} 签名。</translation>
    </message>
    <message>
        <source>{} of it are here: a download goes on from there.</source>
        <translation>已有 {}：下载将从此处继续。</translation>
    </message>
    <message>
        <source>Its authors do not publish its size: “Download…” asks the hosts, and you.</source>
        <translation>作者没有公布其大小：“下载…”会先询问服务器，再询问您。</translation>
    </message>
    <message>
        <source>{} to download.</source>
        <translation>需下载 {}。</translation>
    </message>
    <message>
        <source>To be downloaded:</source>
        <translation>将要下载：</translation>
    </message>
    <message>
        <source>In all: {}</source>
        <translation>合计：{}</translation>
    </message>
    <message>
        <source>{} and more</source>
        <translation>{} 以上</translation>
    </message>
    <message>
        <source>Network: {}</source>
        <translation>网络：{}</translation>
    </message>
    <message>
        <source>Network: none</source>
        <translation>网络：未使用</translation>
    </message>
    <message>
        <source>Asking how large {} is…</source>
        <translation>正在询问 {} 的大小…</translation>
    </message>
    <message>
        <source>Downloading {}…</source>
        <translation>正在下载 {}…</translation>
    </message>
    <message>
        <source>Checking and installing {}…</source>
        <translation>正在检查并安装 {}…</translation>
    </message>
    <message>
        <source>Checking every byte of {}…</source>
        <translation>正在逐字节检查 {}…</translation>
    </message>
    <message>
        <source>Removing {}…</source>
        <translation>正在移除 {}…</translation>
    </message>
    <message>
        <source>Cancelled. What was downloaded is kept, and the next download goes on from there.</source>
        <translation>已取消。已下载的部分会保留，下次从此处继续。</translation>
    </message>
    <message>
        <source>Nothing was downloaded yet.</source>
        <translation>尚未下载任何内容。</translation>
    </message>
    <message>
        <source>{} is installed.</source>
        <translation>{} 已安装。</translation>
    </message>
    <message>
        <source>{} is as it was made.</source>
        <translation>{} 完好无损。</translation>
    </message>
    <message>
        <source>{} is removed.</source>
        <translation>{} 已移除。</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>That went wrong: {error}.</source>
        <translation>出错了：{error}。</translation>
    </message>
    <message>
        <source>The models cannot be listed: {error}.</source>
        <translation>无法列出模型：{error}。</translation>
    </message>
    <message>
        <source>{name} cannot be trusted, it {refusal}: install it again.</source>
        <translation>{name} 不可信（{refusal}）：请重新安装。</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Sotto – models</source>
        <translation>Sotto – 模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Who is asked for something now</source>
        <translation>现在正在向谁请求内容</translation>
    </message>
    <message>
        <source>Models that are here or could be</source>
        <translation>已有的或可获取的模型</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>关于此模型</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Translate with this model from now on</source>
        <translation>从现在起用此模型翻译</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Fetch it from its authors</source>
        <translation>从作者处获取</translation>
    </message>
    <message>
        <source>From a &amp;folder…</source>
        <translation>从文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Take the same files from a folder: no network is needed</source>
        <translation>从文件夹中读取相同的文件：无需网络</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>从文件夹</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Check every byte, as when installed</source>
        <translation>逐字节检查，与安装时相同</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Delete it from this computer</source>
        <translation>从这台电脑删除</translation>
    </message>
    <message>
        <source>&amp;Install a file…</source>
        <translation>安装文件(&amp;I)…</translation>
    </message>
    <message>
        <source>A model in one file, with a name that ends in .sotto</source>
        <translation>单个文件的模型，文件名以 .sotto 结尾</translation>
    </message>
    <message>
        <source>Install a file</source>
        <translation>安装文件</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What was fetched is kept</source>
        <translation>已获取的部分会保留</translation>
    </message>
    <message>
        <source>Models (*.sotto)</source>
        <translation>模型 (*.sotto)</translation>
    </message>
    <message>
        <source>Where the files lie</source>
        <translation>文件所在位置</translation>
    </message>
    <message>
        <source>Really &amp;remove?</source>
        <translation>确定移除？(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Download {}</source>
        <translation>下载 {}(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>下载(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>[no sound arriving]</source>
        <translation>[没有声音]</translation>
    </message>
    <message>
        <source>[music]</source>
        <translation>[音乐]</translation>
    </message>
    <message>
        <source>[no speech]</source>
        <translation>[无人说话]</translation>
    </message>
    <message>
        <source>Some sound was lost: this computer is too busy to keep up.</source>
        <translation>丢失了部分声音：这台电脑太忙，跟不上了。</translation>
    </message>
    <message>
        <source>{count} words are missing from the caption tracks: choose fewer of them.</source>
        <translation>字幕轨缺少 {count} 个词：请减少字幕轨。</translation>
    </message>
    <message>
        <source>{seconds} s of the dub were skipped to catch up.</source>
        <translation>为了跟上进度，跳过了 {seconds} 秒配音。</translation>
    </message>
    <message>
        <source>The dub is {seconds} s behind, at {speed} times its speed.</source>
        <translation>配音落后 {seconds} 秒，正以 {speed} 倍速播放。</translation>
    </message>
    <message>
        <source>Sotto made a mistake ({message}): please report it, and start again.</source>
        <translation>Sotto 出错了（{message}）：请报告此问题，然后重新开始。</translation>
    </message>
    <message>
        <source>It is not clear which language this is: the model stays as it is.</source>
        <translation>无法确定这是哪种语言：模型保持不变。</translation>
    </message>
    <message>
        <source>This sounds like {language}: the model stays.</source>
        <translation>听起来是{language}：模型不变。</translation>
    </message>
    <message>
        <source>This sounds like {language}: {name} translates it.</source>
        <translation>听起来是{language}：由 {name} 翻译。</translation>
    </message>
    <message>
        <source>This sounds like {language}: no model here hears it, and Sotto knows of none.</source>
        <translation>听起来是{language}：这里没有模型能听懂，Sotto 也不知道有哪个能。</translation>
    </message>
    <message>
        <source>This sounds like {language}, which no model here hears: get one among the models, or with `sotto models install {name}`.</source>
        <translation>听起来是{language}，这里没有模型能听懂：请在模型窗口中获取，或用 `sotto models install {name}`。</translation>
    </message>
    <message>
        <source>{name} can no longer be heard: plug it in, or choose another source.</source>
        <translation>再也听不到 {name}：请接上它，或选择其他来源。</translation>
    </message>
    <message>
        <source>{name} is gone: the captions go on without the dub.</source>
        <translation>{name} 已断开：字幕继续，没有配音。</translation>
    </message>
    <message>
        <source>{name} is heard again: {seconds} s are missing.</source>
        <translation>又能听到 {name} 了：缺少 {seconds} 秒。</translation>
    </message>
    <message>
        <source>{name} is back, and so is the dub.</source>
        <translation>{name} 已恢复，配音也恢复了。</translation>
    </message>
    <message>
        <source>Listening to the new default: {title}.</source>
        <translation>正在收听新的默认来源：{title}。</translation>
    </message>
</context>
<context>
    <name>Original</name>
    <message>
        <source>Only the dub lowers what else plays: turn it on.</source>
        <translation>只有配音会降低其他声音：请打开配音。</translation>
    </message>
    <message>
        <source>Other programs can be lowered by a sound server alone: PulseAudio or PipeWire.</source>
        <translation>只有声音服务器（PulseAudio 或 PipeWire）才能降低其他程序的音量。</translation>
    </message>
    <message>
        <source>Other programs are lowered while Sotto listens to what they play, not to {source}.</source>
        <translation>只有在 Sotto 聆听其他程序播放的内容时才会降低它们，而不是聆听 {source} 时。</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Sotto captions</source>
        <translation>Sotto 字幕</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>The captions come here. Drag to move, pull the sides to resize.</source>
        <translation>字幕会出现在这里。拖动可移动，拉两侧可改变宽度。</translation>
    </message>
    <message>
        <source>This is what somebody says,</source>
        <translation>这是某人说的话，</translation>
    </message>
    <message>
        <source>and this is the translation of it</source>
        <translation>这是它的译文</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>The captions are at {url} for this computer.</source>
        <translation>在本机打开 {url} 即可看到字幕。</translation>
    </message>
    <message>
        <source>For one more viewer, open {url}</source>
        <translation>若要再增加一位观众，请打开 {url}</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>usual</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>large text</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>high contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>dyslexia-friendly</source>
        <translation>适合阅读障碍者</translation>
    </message>
</context>
<context>
    <name>ProgramForm</name>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of buttons and messages</source>
        <translation>按钮和消息所用的语言</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Of the windows</source>
        <translation>窗口的颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Start as an icon in the tray</source>
        <translation>启动时仅显示托盘图标</translation>
    </message>
    <message>
        <source>Open without a window</source>
        <translation>打开时不显示窗口</translation>
    </message>
    <message>
        <source>Listen as soon as it starts</source>
        <translation>启动后立即收听</translation>
    </message>
    <message>
        <source>Begin without being told</source>
        <translation>无需操作即开始</translation>
    </message>
    <message>
        <source>Press the new keys; they work in every program</source>
        <translation>按下新的按键；在所有程序中都有效</translation>
    </message>
    <message>
        <source>Press keys</source>
        <translation>请按键</translation>
    </message>
    <message>
        <source>{keys} cannot be a hotkey: hold Ctrl, Alt or Meta with a key.</source>
        <translation>{keys} 不能作为快捷键：请按住 Ctrl、Alt 或 Meta 再按一个键。</translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Scan it with the camera of a phone</source>
        <translation>用手机相机扫描</translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message>
        <source>That line is of an earlier session: choose it in the list to correct it.</source>
        <translation>该行属于之前的会话：请在列表中选择那次会话再更正。</translation>
    </message>
    <message>
        <source>Nothing of this session is kept, nor is the correction.</source>
        <translation>本次会话不保存任何内容，更正也不会保存。</translation>
    </message>
</context>
<context>
    <name>RecordingDialog</name>
    <message>
        <source>A recording</source>
        <translation>录音文件</translation>
    </message>
    <message>
        <source>Recordings ({endings})</source>
        <translation>录音（{endings}）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>Listening again broke off: ask once more.</source>
        <translation>重听中断了：请再问一次。</translation>
    </message>
    <message>
        <source>Nothing was heard yet: begin to listen.</source>
        <translation>还没有听到任何内容：请先开始收听。</translation>
    </message>
    <message>
        <source>It can be read, but is not played: it would be translated again. Choose another output, or stop first.</source>
        <translation>可以阅读，但不播放：否则会再次被翻译。请选择其他输出，或先停止。</translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message>
        <source>Listening again, to the end of each sentence…</source>
        <translation>正在重听，直到每句话结束…</translation>
    </message>
    <message>
        <source>No words were recognised.</source>
        <translation>没有识别出任何词语。</translation>
    </message>
    <message>
        <source>What did t&amp;hey say?</source>
        <translation>刚才说了什么？(&amp;H)</translation>
    </message>
    <message>
        <source>What did they say?</source>
        <translation>刚才说了什么？</translation>
    </message>
    <message>
        <source>Hear the last seconds again, and read them as the model writes when it may wait (Ctrl+Alt+R)</source>
        <translation>重听最后几秒，并阅读模型在可以等待时写出的文字 (Ctrl+Alt+R)</translation>
    </message>
    <message>
        <source>S&amp;ilence</source>
        <translation>静音(&amp;I)</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Stop what is being played again</source>
        <translation>停止重播</translation>
    </message>
    <message>
        <source>Cop&amp;y this</source>
        <translation>复制此内容(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy what was said again</source>
        <translation>复制重听的内容</translation>
    </message>
    <message>
        <source>Copy what stands below</source>
        <translation>复制下方的内容</translation>
    </message>
    <message>
        <source>What did they say, status</source>
        <translation>刚才说了什么，状态</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>刚才说的内容</translation>
    </message>
</context>
<context>
    <name>SecondScreenForm</name>
    <message>
        <source>Second screen</source>
        <translation>第二屏幕</translation>
    </message>
    <message>
        <source>Captions in a browser</source>
        <translation>在浏览器中显示字幕</translation>
    </message>
    <message>
        <source>A page with the captions: for a second screen, a phone, or OBS</source>
        <translation>带字幕的网页：用于第二屏幕、手机或 OBS</translation>
    </message>
    <message>
        <source>Also on other devices</source>
        <translation>也在其他设备上</translation>
    </message>
    <message>
        <source>Whoever is in the same network and has the link can read along</source>
        <translation>同一网络中拥有链接的人都可以阅读</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>网页地址</translation>
    </message>
    <message>
        <source>Open it in a browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>To open it in a browser or OBS</source>
        <translation>以便在浏览器或 OBS 中打开</translation>
    </message>
    <message>
        <source>Scan the code with a phone in the same network. Each code lets one viewer in.</source>
        <translation>用同一网络中的手机扫描此码。每个码只允许一位观众进入。</translation>
    </message>
    <message>
        <source>This computer alone can open the page: in a browser, or as source in OBS.</source>
        <translation>只有这台电脑可以打开该网页：在浏览器中，或作为 OBS 的来源。</translation>
    </message>
</context>
<context>
    <name>SessionsBar</name>
    <message>
        <source>What is being said now</source>
        <translation>正在说的内容</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>What is being said now, or what was said before</source>
        <translation>正在说的内容，或以前说过的内容</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write the session as subtitles or text (Ctrl+S)</source>
        <translation>将会话写成字幕或文本 (Ctrl+S)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the chosen session for good</source>
        <translation>永久删除所选会话</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Delete this session for good?
{title}</source>
        <translation>永久删除此会话？
{title}</translation>
    </message>
    <message>
        <source>SubRip subtitles</source>
        <translation>SubRip 字幕</translation>
    </message>
    <message>
        <source>WebVTT subtitles</source>
        <translation>WebVTT 字幕</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON, with all times</source>
        <translation>JSON，含全部时间</translation>
    </message>
    <message>
        <source>WebVTT with both languages marked</source>
        <translation>WebVTT，标明两种语言</translation>
    </message>
    <message>
        <source>The dub as WAV</source>
        <translation>配音（WAV）</translation>
    </message>
    <message>
        <source>The dub as FLAC</source>
        <translation>配音（FLAC）</translation>
    </message>
    <message>
        <source>The dub as Ogg Vorbis</source>
        <translation>配音（Ogg Vorbis）</translation>
    </message>
    <message>
        <source>WebVTT with every caption track</source>
        <translation>含所有字幕轨的 WebVTT</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>There is no setting {name}: do you mean {near}?</source>
        <translation>没有名为 {name} 的设置：是指 {near} 吗？</translation>
    </message>
    <message>
        <source>There is no setting {name}: `sotto settings show` lists them all.</source>
        <translation>没有名为 {name} 的设置：`sotto settings show` 会列出全部设置。</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}.</source>
        <translation>{key} 必须是{wants}，不能是 {value}。</translation>
    </message>
    <message>
        <source>{key} must be {wants}, not {value}: {held} is used.</source>
        <translation>{key} 必须是{wants}，不能是 {value}：现使用 {held}。</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation> true 或 false</translation>
    </message>
    <message>
        <source>a whole number from {lowest} to {highest}</source>
        <translation> {lowest} 到 {highest} 之间的整数</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>以下之一：{choices}</translation>
    </message>
    <message>
        <source>text on one line</source>
        <translation>单行文本</translation>
    </message>
    <message>
        <source>a colour such as #ffd98a</source>
        <translation>颜色，例如 #ffd98a</translation>
    </message>
    <message>
        <source>keys such as Ctrl+Alt+S, or empty for none</source>
        <translation>按键，例如 Ctrl+Alt+S，留空表示没有</translation>
    </message>
    <message>
        <source>a language such as de, or empty for none</source>
        <translation>语言，例如 de，留空表示没有</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is no TOML: {error}.</source>
        <translation>{name} 不是 TOML：{error}。</translation>
    </message>
    <message>
        <source>{path} cannot be changed: {reason}.</source>
        <translation>无法更改 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{problem} It is now called {name}, and Sotto begins anew.</source>
        <translation>{problem}它现已改名为 {name}，Sotto 将使用全新的设置。</translation>
    </message>
    <message>
        <source>What was there is kept in {name}.</source>
        <translation>原来的内容保存在 {name} 中。</translation>
    </message>
    <message>
        <source>The settings file can no longer be followed: start Sotto again.</source>
        <translation>无法继续跟踪设置文件：请重新启动 Sotto。</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>Listening…</source>
        <translation>正在收听…</translation>
    </message>
    <message>
        <source>Sound arrives: all is well.</source>
        <translation>声音已到达：一切正常。</translation>
    </message>
    <message>
        <source>This source is muted: unmute it in {settings}.</source>
        <translation>此来源已静音：请在{settings}中取消静音。</translation>
    </message>
    <message>
        <source>The device delivers nothing, not even silence: plug it in again, or choose another source.</source>
        <translation>设备没有送来任何数据，连静音也没有：请重新接上它，或选择其他来源。</translation>
    </message>
    <message>
        <source>The system does not let Sotto listen: allow it in {settings}, then press Look again.</source>
        <translation>系统不允许 Sotto 收听：请在{settings}中允许，然后按“重新查找”。</translation>
    </message>
    <message>
        <source>Hardly anything arrives: speak, come closer to the microphone, or raise it in {settings}.</source>
        <translation>几乎没有声音：请说话、靠近麦克风，或在{settings}中调高音量。</translation>
    </message>
    <message>
        <source>Hardly anything arrives: turn up the volume of the player itself.</source>
        <translation>几乎没有声音：请调高播放器自身的音量。</translation>
    </message>
    <message>
        <source>The microphone delivers zeros and nothing else: look for a switch or a key that turns it off, and for the permission in {settings}.</source>
        <translation>麦克风只送来零值：请检查是否有开关或按键将其关闭，并查看{settings}中的权限。</translation>
    </message>
    <message>
        <source>This program is silent just now: let it play.</source>
        <translation>此程序目前没有声音：请让它播放。</translation>
    </message>
    <message>
        <source>Nothing plays there: start a film or music. If something does play, it plays into another output: choose that one here.</source>
        <translation>那里没有播放任何内容：请播放影片或音乐。如果确实在播放，那就是在另一个输出上：请在这里选择它。</translation>
    </message>
    <message>
        <source>Settings › System › Sound</source>
        <translation>“设置 › 系统 › 声音”</translation>
    </message>
    <message>
        <source>System Settings › Sound</source>
        <translation>“系统设置 › 声音”</translation>
    </message>
    <message>
        <source>the sound settings of the desktop (or in pavucontrol)</source>
        <translation>桌面的声音设置（或 pavucontrol）</translation>
    </message>
    <message>
        <source>Settings › Privacy &amp; security › Microphone</source>
        <translation>“设置 › 隐私和安全性 › 麦克风”</translation>
    </message>
    <message>
        <source>System Settings › Privacy &amp; Security › Microphone</source>
        <translation>“系统设置 › 隐私与安全性 › 麦克风”</translation>
    </message>
    <message>
        <source>the privacy settings of the desktop</source>
        <translation>桌面的隐私设置</translation>
    </message>
    <message>
        <source>Turn on Stereo Mix among the recording devices and choose it here.</source>
        <translation>请在录音设备中启用“立体声混音”，并在这里选择它。</translation>
    </message>
    <message>
        <source>Install a loopback device such as BlackHole and choose it here.</source>
        <translation>请安装 BlackHole 之类的回环设备，并在这里选择它。</translation>
    </message>
    <message>
        <source>The demo clip needs no device.</source>
        <translation>演示片段不需要设备。</translation>
    </message>
    <message>
        <source>The stream is heard as soon as you begin.</source>
        <translation>开始后即可收听该流。</translation>
    </message>
    <message>
        <source>{name} is gone: plug it in, or choose another one.</source>
        <translation>{name} 已断开：请接上它，或另选一个。</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>A recording…</source>
        <translation>录音文件…</translation>
    </message>
    <message>
        <source>A stream address…</source>
        <translation>网络流地址…</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>The usual place</source>
        <translation>默认位置</translation>
    </message>
    <message>
        <source>What this computer plays</source>
        <translation>这台电脑播放的声音</translation>
    </message>
    <message>
        <source>The microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>The demo clip</source>
        <translation>演示片段</translation>
    </message>
    <message>
        <source>{name} is the source.</source>
        <translation>来源为 {name}。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Sound arrives.</source>
        <translation>有声音传来。</translation>
    </message>
    <message>
        <source>{name} is neither a recording nor an address: one begins with http://, https://, rtmp:// or rtmps://.</source>
        <translation>{name} 既不是录音也不是地址：地址以 http://、https://、rtmp:// 或 rtmps:// 开头。</translation>
    </message>
    <message>
        <source>There is neither ffmpeg nor PyAV here, so that only a whole recording can be heard from an address. Install one of them, or play the stream in a browser and choose that browser as the source.</source>
        <translation>这里没有 ffmpeg 也没有 PyAV，因此只能从地址聆听完整的录音。请安装其中之一，或在浏览器中播放该流并选择该浏览器作为来源。</translation>
    </message>
</context>
<context>
    <name>Speed</name>
    <message>
        <source>A second of sound takes this computer {load} s: captions can follow every {chunk} s.</source>
        <translation>处理一秒声音需要 {load} 秒：字幕可以每 {chunk} 秒更新一次。</translation>
    </message>
    <message>
        <source>A second of sound takes this computer {load} s, which is slow: close other programs, or captions may come late.</source>
        <translation>处理一秒声音需要 {load} 秒，偏慢：请关闭其他程序，否则字幕可能会迟到。</translation>
    </message>
    <message>
        <source>Translating some seconds of speech…</source>
        <translation>正在翻译几秒语音…</translation>
    </message>
    <message>
        <source>The test went wrong: {error}.</source>
        <translation>测试失败：{error}。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Waiting to hear which language it is; nothing said meanwhile is lost.</source>
        <translation>正在听是哪种语言；这期间说的话不会丢失。</translation>
    </message>
    <message>
        <source>Loading {name}; until then all goes on.</source>
        <translation>正在加载 {name}；在此之前一切照常。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Finishing what was heard…</source>
        <translation>正在处理完已听到的内容…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Listening, {source} → {translation}</source>
        <translation>正在收听，{source} → {translation}</translation>
    </message>
</context>
<context>
    <name>StatusText</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What Sotto does</source>
        <translation>Sotto 正在做什么</translation>
    </message>
</context>
<context>
    <name>TextStyleForm</name>
    <message>
        <source>What is said</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Its translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>描边</translation>
    </message>
    <message>
        <source>Its colour</source>
        <translation>描边颜色</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>底框</translation>
    </message>
    <message>
        <source>Chosen by Sotto</source>
        <translation>由 Sotto 选择</translation>
    </message>
    <message>
        <source>A font that has the letters of the language</source>
        <translation>包含该语言文字的字体</translation>
    </message>
    <message>
        <source>100 is what suits the screen</source>
        <translation>100 为适合屏幕的大小</translation>
    </message>
    <message>
        <source>How thick the letters are</source>
        <translation>笔画的粗细</translation>
    </message>
    <message>
        <source>Of the letters</source>
        <translation>文字的颜色</translation>
    </message>
    <message>
        <source>The line around each letter, 0 for none</source>
        <translation>文字周围的线条，0 表示无</translation>
    </message>
    <message>
        <source>Of the line around each letter</source>
        <translation>文字周围线条的颜色</translation>
    </message>
    <message>
        <source>How dense the box behind the text is</source>
        <translation>文字后面底框的不透明度</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>细体</translation>
    </message>
    <message>
        <source>Regular</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>Semi-bold</source>
        <translation>半粗</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Extra bold</source>
        <translation>特粗</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at least</source>
        <translation>对比度至少 {ratio}:1</translation>
    </message>
    <message>
        <source>Contrast {ratio}:1 at worst: hard to read</source>
        <translation>最差对比度 {ratio}:1：难以阅读</translation>
    </message>
</context>
<context>
    <name>TrackForm</name>
    <message>
        <source>&amp;Add a caption track</source>
        <translation>添加字幕轨(&amp;A)</translation>
    </message>
    <message>
        <source>Add a caption track</source>
        <translation>添加字幕轨</translation>
    </message>
    <message>
        <source>One more language below the captions, up to three</source>
        <translation>在字幕下方再加一种语言，最多三种</translation>
    </message>
    <message>
        <source>How sure a word must be</source>
        <translation>每个词需要的把握</translation>
    </message>
    <message>
        <source>More waits longer for what may still change a word</source>
        <translation>越高，越久地等待可能改变词语的内容</translation>
    </message>
    <message>
        <source>&amp;Name the languages</source>
        <translation>显示语言名称(&amp;N)</translation>
    </message>
    <message>
        <source>Each text has its language beside it</source>
        <translation>每段文字旁标明其语言</translation>
    </message>
    <message>
        <source>Name the languages</source>
        <translation>显示语言名称</translation>
    </message>
    <message>
        <source>No model here makes caption tracks of {language}: install one with “Models…”.</source>
        <translation>这里没有模型能从{language}生成字幕轨：请在“模型…”中安装。</translation>
    </message>
    <message>
        <source>How &amp;sure a word must be</source>
        <translation>每个词需要的把握(&amp;S)</translation>
    </message>
</context>
<context>
    <name>TrackRow</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of this track</source>
        <translation>此字幕轨的语言</translation>
    </message>
    <message>
        <source>Words later:</source>
        <translation>延后词数：</translation>
    </message>
    <message>
        <source>How many words later than the delay says: more is later, and better</source>
        <translation>比延迟设定晚多少个词：越多越晚，也越好</translation>
    </message>
    <message>
        <source>Words later</source>
        <translation>延后词数</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this track</source>
        <translation>移除此字幕轨</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message>
        <source>{percent} % sure after word {n}</source>
        <translation>第 {n} 个词后把握为 {percent} %</translation>
    </message>
    <message>
        <source>No model here makes caption tracks in {languages}: install one, or choose others.</source>
        <translation>这里没有模型能生成以下语言的字幕轨：{languages}。请安装一个，或选择其他语言。</translation>
    </message>
</context>
<context>
    <name>TracksWindow</name>
    <message>
        <source>Sotto – caption tracks</source>
        <translation>Sotto – 字幕轨</translation>
    </message>
    <message>
        <source>Caption tracks</source>
        <translation>字幕轨</translation>
    </message>
    <message>
        <source>Track of the chart</source>
        <translation>图表的字幕轨</translation>
    </message>
    <message>
        <source>&amp;Why words waited</source>
        <translation>词语为何等待(&amp;W)</translation>
    </message>
    <message>
        <source>The track whose words are shown</source>
        <translation>显示其词语的字幕轨</translation>
    </message>
    <message>
        <source>Why words waited</source>
        <translation>词语为何等待</translation>
    </message>
    <message>
        <source>A ring: asked after so much of the source, and not sure enough yet. A dot: written. The larger, the surer.</source>
        <translation>圆环：读到此处时询问过，但把握还不够。圆点：已写出。越大越有把握。</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Sotto ended without warning in the session of {began}; nothing was said.</source>
        <translation>Sotto 在 {began} 的会话中意外结束；当时没有说任何内容。</translation>
    </message>
    <message>
        <source>Sotto ended without warning in the session of {began}; the transcript has all {n_lines} lines up to then.</source>
        <translation>Sotto 在 {began} 的会话中意外结束；记录保留了此前的全部 {n_lines} 行。</translation>
    </message>
    <message>
        <source>`sotto transcripts show {session}` shows them.</source>
        <translation>`sotto transcripts show {session}` 可显示它们。</translation>
    </message>
    <message>
        <source>The file of the transcripts was damaged: {n_lines} lines could be read and are kept; the damaged file is now called {name}.</source>
        <translation>记录文件已损坏：可读取的 {n_lines} 行已保留；损坏的文件现名为 {name}。</translation>
    </message>
    <message>
        <source>The transcript is no longer complete: its disk has refused for too long.</source>
        <translation>记录不再完整：磁盘拒绝写入的时间过长。</translation>
    </message>
    <message>
        <source>The transcript is no longer kept ({error}): please report it.</source>
        <translation>记录已停止保存（{error}）：请报告此问题。</translation>
    </message>
    <message>
        <source>The transcript is being kept again, and nothing is missing.</source>
        <translation>记录已恢复保存，没有遗漏。</translation>
    </message>
    <message>
        <source>The transcript cannot be written to {path} ({reason}): what is said waits in memory until it can.</source>
        <translation>无法将记录写入 {path}（{reason}）：所说内容暂存于内存中，待可写入时再保存。</translation>
    </message>
    <message>
        <source>{n_pieces} pieces of the transcript could not be kept.</source>
        <translation>有 {n_pieces} 段记录未能保存。</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Lines found: {n}</source>
        <translation>找到的行：{n}</translation>
    </message>
    <message>
        <source>Nobody said that.</source>
        <translation>没有人说过这句话。</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>搜索已说的内容</translation>
    </message>
    <message>
        <source>In all sessions</source>
        <translation>搜索所有会话</translation>
    </message>
    <message>
        <source>Search everything that was kept (Ctrl+Shift+F)</source>
        <translation>在保留的所有内容中搜索（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>返回搜索结果</translation>
    </message>
    <message>
        <source>Show the found lines again</source>
        <translation>再次显示找到的行</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>已说的内容</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the chosen lines, or all that are shown (Ctrl+Shift+C)</source>
        <translation>复制选中的行，或全部显示的行 (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Correct &amp;line…</source>
        <translation>更正(&amp;L)…</translation>
    </message>
    <message>
        <source>Correct line</source>
        <translation>更正此行</translation>
    </message>
    <message>
        <source>Say what the chosen line should say; what was heard is kept (F2)</source>
        <translation>写下所选行应有的内容；听到的内容会保留 (F2)</translation>
    </message>
    <message>
        <source>&amp;Jump to live</source>
        <translation>跳到实时(&amp;J)</translation>
    </message>
    <message>
        <source>Jump to live</source>
        <translation>跳到实时</translation>
    </message>
    <message>
        <source>Show what is being said now, and skip what waits to be heard</source>
        <translation>显示正在说的内容，并跳过尚未播放的配音</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Clicks go &amp;through the captions</source>
        <translation>点击穿透字幕(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Hide the captions</source>
        <translation>隐藏字幕(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Jump to what is being said</source>
        <translation>跳到正在说的内容(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;What did they say?</source>
        <translation>刚才说了什么？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Open Sotto</source>
        <translation>打开 Sotto(&amp;O)</translation>
    </message>
    <message>
        <source>Set &amp;up…</source>
        <translation>设置向导(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Sotto listens</source>
        <translation>Sotto 正在收听</translation>
    </message>
</context>
<context>
    <name>WaitDots</name>
    <message>
        <source>Why words waited</source>
        <translation>词语为何等待</translation>
    </message>
    <message>
        <source>No word was written on this track yet.</source>
        <translation>此字幕轨还没有写出任何词。</translation>
    </message>
</context>
</TS>
