/// The table as the API shows it. Start with [TableView].
@NullMarked
package chat.parley.engine.table;

import org.jspecify.annotations.NullMarked;
