#!/bin/sh
# Make a disk image to drag the application out of: dmg.sh dist/storemon.app dist/storemon.dmg
set -eu
application=$1
image=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
ditto "$application" "$place/$(basename "$application")"
ln -s /Applications "$place/Applications"
hdiutil create -quiet -ov -volname storemon -srcfolder "$place" -fs HFS+ -format UDZO "$image"
hdiutil verify -quiet "$image"
