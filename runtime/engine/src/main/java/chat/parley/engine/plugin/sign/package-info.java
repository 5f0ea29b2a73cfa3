/// Who has signed a jar, and whom the owner of a home trusts. Start with [SignatureCheck] and
/// [JarSignature].
@NullMarked
package chat.parley.engine.plugin.sign;

import org.jspecify.annotations.NullMarked;
