#!/bin/sh
# Put Sotto below a prefix, for one person or for all, or take it away again:
#
#   ./install.sh                      below ~/.local
#   sudo ./install.sh /usr/local      for everybody
#   ./install.sh --remove [PREFIX]    settings and transcripts stay: they are yours
set -eu
here=$(dirname "$(readlink -f "$0")")
remove=no
if [ "${1:-}" = --remove ]; then
    remove=yes
    shift
fi
prefix=${1:-$HOME/.local}
shares="share/applications/sotto.desktop share/metainfo/sotto.metainfo.xml
share/icons/hicolor/scalable/apps/sotto.svg share/man/man1/sotto.1"

take_away() {
    rm -rf "$prefix/lib/sotto"
    for file in bin/sotto $shares; do
        rm -f "$prefix/$file"
    done
}

if [ "$remove" = yes ]; then
    take_away
    echo "Sotto is gone from $prefix."
    exit 0
fi
if [ ! -x "$here/lib/sotto/sotto" ]; then
    echo "$here has no program: unpack the whole archive and start this file again." >&2
    exit 1
fi
take_away # an older one
mkdir -p "$prefix/lib" "$prefix/bin"
cp -R "$here/lib/sotto" "$prefix/lib/sotto"
ln -s ../lib/sotto/sotto "$prefix/bin/sotto"
for file in $shares; do
    mkdir -p "$(dirname "$prefix/$file")"
    cp "$here/$file" "$prefix/$file"
done
# A menu knows no PATH but its own.
sed "s|^Exec=sotto|Exec=\"$prefix/bin/sotto\"|" "$here/share/applications/sotto.desktop" \
    >"$prefix/share/applications/sotto.desktop"

missing=$(ldd "$prefix/lib/sotto/_internal/PySide6/Qt/plugins/platforms/libqxcb.so" 2>/dev/null |
    sed -n 's/^[[:space:]]*\(.*\) => not found$/\1/p' | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "The window needs what this system lacks: ${missing% }. docs/installing.md names the packages." >&2
fi
echo "Sotto is in $prefix: start $prefix/bin/sotto, or find it in the menu."
