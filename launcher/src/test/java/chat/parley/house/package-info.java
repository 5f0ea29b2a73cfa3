/// The rules of the house as tests: who may depend on whom, how sources look, and that the
/// documents keep up with the code. They stand in the last module, which sees all the others.
@NullMarked
package chat.parley.house;

import org.jspecify.annotations.NullMarked;
