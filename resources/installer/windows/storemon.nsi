; Setup of storemon for one user, without administrator's rights.
;
;   makensis -DVERSION=1.0.0rc1 -DORDER=1.0.0.1 -DFOLDER=dist\storemon -DICON=build\icons\storemon.ico -DSIDE=build\icons\side.bmp -DOUTPUT=dist\storemon-setup.exe storemon.nsi
;
; Silent: storemon-setup.exe /S, and Uninstall.exe /S, which keeps the data; Uninstall.exe /S /DATA removes them.

Unicode true
!ifndef TARGET
  !define TARGET amd64-unicode
!endif
Target ${TARGET}
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh

; The compiler takes the slashes of the system that it runs on.
!ifdef NSIS_WIN32_MAKENSIS
  !define EVERYTHING "${FOLDER}\*.*"
!else
  !define EVERYTHING "${FOLDER}/*.*"
!endif

!define KEY "Software\storemon"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\storemon"
!define CLASSES "Software\Classes"

Name "storemon"
BrandingText "storemon ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\storemon"
InstallDirRegKey HKCU "${KEY}" "Folder"

; Four numbers in the order of the versions: the text of one has a candidate after its release.
VIProductVersion "${ORDER}"
VIAddVersionKey ProductName "storemon"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Setup of storemon"
VIAddVersionKey LegalCopyright "MIT licence, storemon contributors"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\storemon.exe"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; Windows' own language is taken, and English where it is another one.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"

!macro Words name english spanish
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_SPANISH} "${spanish}"
!macroend
!insertmacro Words Desktop "Icon on the desktop" "Icono en el escritorio"
!insertmacro Words OpenWith "Offer storemon under “Open with” for CSV files" "Ofrecer storemon en «Abrir con» para CSV"
!insertmacro Words CsvFile "CSV file" "Archivo CSV"
!insertmacro Words Running "storemon is running. Close its window, then try again." "storemon está abierto. Cierre su ventana y vuelva a intentarlo."
!insertmacro Words Newer "A newer storemon is installed here: $0. This setup program has ${VERSION}, which may not be able to read what the newer one has stored, so nothing was changed.$\r$\n$\r$\nKeep the newer one, or uninstall it before you install this one." "Aquí hay instalado un storemon más nuevo: $0. Este instalador trae ${VERSION}, que quizá no pueda leer lo que guardó el más nuevo, así que no se ha cambiado nada.$\r$\n$\r$\nQuédese con el más nuevo, o desinstálelo antes de instalar este."
!insertmacro Words AskData "Remove your imported data and reports too? They cannot be brought back.$\r$\n$\r$\nChoose No to find them again when you install storemon another time. What you moved to a folder of your own stays there." "¿Quitar también sus datos importados y sus informes? No se podrán recuperar.$\r$\n$\r$\nElija «No» para volver a encontrarlos cuando instale storemon otra vez. Lo que haya movido a una carpeta propia se queda allí."

; An older program refuses the data of a newer one, so it does not take its place either.
Function .onInit
  ReadRegStr $2 HKCU "${KEY}" "Order"
  ${If} $2 != ""
    ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
    ${VersionCompare} "$2" "${ORDER}" $1
    ${If} $1 = 1
      MessageBox MB_OK|MB_ICONSTOP "$(Newer)" /SD IDOK
      SetErrorLevel 4
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; A program that runs keeps its file open, and half of a new version beside half of an old one starts neither.
!macro CloseFirst prefix
Function ${prefix}CloseFirst
  again:
  IfFileExists "$INSTDIR\storemon.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\storemon.exe" a
  IfErrors 0 opened
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
  opened:
  FileClose $0
  free:
FunctionEnd
!macroend
!insertmacro CloseFirst ""
!insertmacro CloseFirst "un."

; Only what a setup of ours has put there: the folder may hold files of the person too.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\storemon.exe"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "storemon" SectionProgram
  SectionIn RO
  Call CloseFirst
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${EVERYTHING}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\storemon.lnk" "$INSTDIR\storemon.exe"
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Order" "${ORDER}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "storemon"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\storemon.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "storemon contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section /o "$(Desktop)" SectionDesktop
  CreateShortcut "$DESKTOP\storemon.lnk" "$INSTDIR\storemon.exe"
SectionEnd

Section "$(OpenWith)" SectionOpenWith
  WriteRegStr HKCU "${CLASSES}\storemon.csv" "" "$(CsvFile)"
  WriteRegStr HKCU "${CLASSES}\storemon.csv\shell\open\command" "" '"$INSTDIR\storemon.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.csv\OpenWithProgids" "storemon.csv" ""
  !insertmacro TellExplorer
SectionEnd

Section "Uninstall"
  Call un.CloseFirst
  !insertmacro RemoveProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\storemon.lnk"
  Delete "$DESKTOP\storemon.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey HKCU "${CLASSES}\storemon.csv"
  DeleteRegValue HKCU "${CLASSES}\.csv\OpenWithProgids" "storemon.csv"
  ; Only where nothing else of the person's is in them.
  DeleteRegKey /ifempty HKCU "${CLASSES}\.csv\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.csv"
  !insertmacro TellExplorer
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DATA" $1
  IfErrors 0 forget
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(AskData)" /SD IDNO IDYES forget
  Goto kept
  forget:
  RMDir /r "$LOCALAPPDATA\storemon"
  kept:
SectionEnd
