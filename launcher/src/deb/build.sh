#!/bin/sh
# Makes a package for Debian of what the build has made.
#
#   build.sh DISTRIBUTION TARGET VERSION [SECONDS]
#
# DISTRIBUTION is the folder that is in the archives, TARGET where the package goes, SECONDS the
# time that its entries bear, counted from 1970.
set -eu
# What is in the package is for everybody, whoever makes it.
umask 022

distribution=$1
target=$2
version=$(printf %s "$3" | sed 's/-SNAPSHOT$/~snapshot/')
SOURCE_DATE_EPOCH=${4:-1767225600}
export SOURCE_DATE_EPOCH

command -v dpkg-deb >/dev/null || {
  echo "a package for Debian needs dpkg-deb, which is not here" >&2
  exit 69
}

root=$target/deb
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/share/parley" "$root/usr/share/man/man1" \
  "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" \
  "$root/usr/share/fish/vendor_completions.d" "$root/usr/share/doc/parley" \
  "$root/usr/lib/systemd/system"

cp -R "$distribution/bin" "$distribution/lib" "$distribution/plugins" "$distribution/bots" \
  "$root/usr/share/parley/"
ln -s ../share/parley/bin/parley "$root/usr/bin/parley"
gzip -9n <"$distribution/man/man1/parley.1" >"$root/usr/share/man/man1/parley.1.gz"
cp "$distribution/completions/parley.bash" "$root/usr/share/bash-completion/completions/parley"
cp "$distribution/completions/_parley" "$root/usr/share/zsh/vendor-completions/"
cp "$distribution/completions/parley.fish" "$root/usr/share/fish/vendor_completions.d/"
cp "$distribution/systemd/parley.service" "$root/usr/lib/systemd/system/"
cp -R "$distribution/docs" "$distribution/licences" "$root/usr/share/doc/parley/"
if [ -f "$distribution/parley-sbom.json" ]; then
  cp "$distribution/parley-sbom.json" "$root/usr/share/doc/parley/"
fi
cp "$distribution/README.md" "$distribution/SECURITY.md" "$root/usr/share/doc/parley/"
cp "$distribution/LICENSE" "$root/usr/share/doc/parley/copyright"
gzip -9n <"$distribution/CHANGELOG.md" >"$root/usr/share/doc/parley/changelog.gz"

# Of the files themselves: what they take on a disk differs from disk to disk.
size=$(find "$root/usr" -type f -exec wc -c {} \; |
  awk '{ kib += int(($1 + 1023) / 1024) } END { print kib }')
cat >"$root/DEBIAN/control" <<EOF
Package: parley
Version: $version
Architecture: amd64
Maintainer: The Parley team <parley@parley.chat>
Installed-Size: $size
Section: net
Priority: optional
Recommends: openjdk-25-jdk-headless | temurin-25-jdk
Description: chat that goes on when the server does not
 A server keeps nicknames and mail; people and bots talk to each other directly, encrypted from end
 to end and acknowledged, and go on when the server is down. Needs a JDK of version 25 or later.
EOF
cat >"$root/DEBIAN/postinst" <<'EOF'
#!/bin/sh
# The server is there, but does not start unasked: systemctl enable --now parley
set -e
[ ! -d /run/systemd/system ] || systemctl daemon-reload || true
EOF
cat >"$root/DEBIAN/prerm" <<'EOF'
#!/bin/sh
# An upgrade keeps the server running on its loaded classes until it is restarted.
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then
  systemctl disable --now parley.service || true
fi
EOF
chmod -R u=rwX,go=rX "$root"
chmod 0755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm"
find "$root" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +

dpkg-deb --build --root-owner-group -Zxz "$root" "$target/parley_${version}_amd64.deb"
