/// What bots and conversations promise, rule by rule.
@NullMarked
package chat.parley.testkit.bot;

import org.jspecify.annotations.NullMarked;
