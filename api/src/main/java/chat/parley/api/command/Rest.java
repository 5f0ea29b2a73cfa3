package chat.parley.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the last plain parameter of a command, a String or an Optional of one: a text that takes
/// all that is left.
///
/// On a prompt line it is what stands behind the single space after the word before it, byte for
/// byte, quotes included. In a list of arguments it is what is left of them, joined with single
/// spaces.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Rest {}
