#!/bin/sh
# Sign, pack, notarise and staple the bundle that `pyinstaller installers/app.spec` made, on a Mac:
#
#   SIGN_AS="Developer ID Application: ..." KEYCHAIN_PROFILE=sotto installers/macos/notarise.sh \
#       dist/Sotto.app Sotto.dmg
#
# The profile is made once with `xcrun notarytool store-credentials`. Never run so far: nobody has
# built Sotto on a Mac yet.
set -eu
app=$1
image=$2
: "${SIGN_AS:?the name of a Developer ID certificate in the keychain}"
: "${KEYCHAIN_PROFILE:?the name that notarytool keeps the credentials under}"
entitlements=$(dirname "$0")/entitlements.plist

# What lies inside is signed before what holds it; the program alone has entitlements.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 -n 20 codesign --force --timestamp --options runtime --sign "$SIGN_AS"
codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$SIGN_AS" \
    "$app/Contents/MacOS/sotto"
codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$SIGN_AS" "$app"
codesign --verify --deep --strict "$app"

rm -f "$image"
hdiutil create -volname Sotto -srcfolder "$app" -format UDZO "$image"
codesign --force --timestamp --sign "$SIGN_AS" "$image"
xcrun notarytool submit "$image" --keychain-profile "$KEYCHAIN_PROFILE" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature "$image"
