#!/bin/sh
# Makes an archive with a Java of its own, for computers that have none.
#
#   build.sh JAVA DISTRIBUTION TARGET VERSION
#
# JAVA is what jlink has made, DISTRIBUTION the folder that is in the other archives.
set -eu

java=$1
distribution=$2
target=$3
name=parley-$4-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)

root=$target/image/$name
rm -rf "$root"
cp -R "$distribution" "$root"
mv "$java" "$root/jdk"
tar -C "$target/image" -czf "$target/$name.tar.gz" "$name"
echo "$target/$name.tar.gz"
