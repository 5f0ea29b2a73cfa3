/// The examples of docs/testing.md, whole and running. They see no more of the kit than an author.
@NullMarked
package chat.parley.testkit.examples;

import org.jspecify.annotations.NullMarked;
