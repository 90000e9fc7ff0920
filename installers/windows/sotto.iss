; Inno Setup 6.3 or newer, on Windows, after `pyinstaller installers/app.spec`:
;
;   iscc /DVersion=0.0.0 installers\windows\sotto.iss
;
; `python installers/windows/setup.py` calls it with the version of pyproject.toml. Never run so far:
; nobody has built Sotto on Windows yet.
#ifndef Version
  #error Give the version: python installers/windows/setup.py
#endif
#define Root "..\.."
#define Folder Root + "\dist\sotto"

[Setup]
; The same for every version, so that a new one takes the place of the old one.
AppId={{8E0B0A53-6C8D-4F0B-9A0B-2C1B6F0E9D41}
AppName=Sotto
AppVersion={#Version}
AppPublisher=The Sotto authors
DefaultDirName={autopf}\Sotto
DefaultGroupName=Sotto
DisableProgramGroupPage=yes
; For one person unless somebody asks for all: nothing in it needs an administrator.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Root}\LICENSE
SetupIconFile={#Root}\build\app\sotto.ico
UninstallDisplayIcon={app}\sotto-window.exe
OutputDir={#Root}\dist
OutputBaseFilename=sotto-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
CloseApplications=yes

[Tasks]
Name: "path"; Description: "Make `sotto` a command in every terminal"; Flags: unchecked
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[InstallDelete]
; What an older version had and this one has not.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{group}\Sotto"; Filename: "{app}\sotto-window.exe"; AppUserModelID: "Sotto"
Name: "{autodesktop}\Sotto"; Filename: "{app}\sotto-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "{code:EnvironmentKey}"; ValueType: expandsz; ValueName: "Path"; \
  ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotInPath('{app}')

[Run]
Filename: "{app}\sotto-window.exe"; Description: "{cm:LaunchProgram,Sotto}"; \
  Flags: nowait postinstall skipifsilent

[Code]
function EnvironmentKey(Param: string): string;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

function ReadPath(var Path: string): Boolean;
begin
  Result := RegQueryStringValue(HKA, EnvironmentKey(''), 'Path', Path);
end;

function IsNotInPath(Param: string): Boolean;
var
  Path: string;
begin
  Result := True;
  if ReadPath(Path) then
    Result := Pos(';' + Uppercase(ExpandConstant(Param)) + ';', ';' + Uppercase(Path) + ';') = 0;
end;

{ The entry in the path goes with the program. }
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Path, Entry: string;
  Place: Integer;
begin
  if (Step <> usPostUninstall) or not ReadPath(Path) then
    exit;
  Entry := ';' + ExpandConstant('{app}');
  Place := Pos(Uppercase(Entry) + ';', Uppercase(Path) + ';');
  if Place > 0 then begin
    Delete(Path, Place, Length(Entry));
    RegWriteExpandStringValue(HKA, EnvironmentKey(''), 'Path', Path);
  end;
end;
