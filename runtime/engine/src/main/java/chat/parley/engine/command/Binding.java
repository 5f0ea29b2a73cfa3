package chat.parley.engine.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the words behind a command to its parameters.
final class Binding {

  private final List<Parameter> parameters;
  private final Words words;
  private final boolean hasNamed;

  private final List<Word> plain = new ArrayList<>();
  private final Map<Parameter, List<Word>> named = new LinkedHashMap<>();
  private @Nullable Word rest;

  Binding(List<Parameter> parameters, Words words) {
    this.parameters = parameters;
    this.words = words;
    this.hasNamed = parameters.stream().anyMatch(it -> it.isNamed() && !it.equals(Parameter.JSON));
  }

  /// The values, in the order of the parameters.
  @Nullable Object[] values() throws Misfit {
    sort();
    @Nullable Object[] values = new @Nullable Object[parameters.size()];
    int taken = 0;
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      if (parameter.isNamed()) {
        values[i] = namedValue(parameter, named.getOrDefault(parameter, List.of()));
        continue;
      }
      List<Word> mine = share(parameter, taken);
      taken += mine.size();
      values[i] = plainValue(parameter, mine);
    }
    if (taken < plain.size()) {
      Word extra = plain.get(taken);
      throw new Misfit("%s is one word too many".formatted(extra.text()), extra);
    }
    return values;
  }

  /// Tells options from plain words. On a prompt line the text that ends it begins at its place and
  /// nothing in it is an option; among arguments options may stand anywhere before `--`.
  private void sort() throws Misfit {
    boolean ended = false;
    while (rest == null) {
      if (words.isLine() && plain.size() == wordsBeforeRest()) {
        rest = words.rest();
        return;
      }
      Word word = words.value();
      if (word == null) {
        return;
      }
      if (ended || !isOption(word)) {
        plain.add(word);
      } else if (word.text().equals("--")) {
        ended = true;
      } else {
        name(word);
      }
    }
  }

  /// How many words stand before the closing text; -1 if the command has none.
  private int wordsBeforeRest() {
    int before = 0;
    for (Parameter parameter : parameters) {
      switch (parameter.shape()) {
        case REST -> {
          return before;
        }
        case PLAIN -> before++;
        case OPTION, FLAG -> {}
      }
    }
    return -1;
  }

  /// On a prompt line a command without options takes `-2` as a word; only `--json` is always one.
  private boolean isOption(Word word) {
    boolean isDashed = word.text().length() > 1 && word.text().charAt(0) == '-';
    boolean isForAll =
        word.text().equals("--" + Parameter.JSON.name()) && parameters.contains(Parameter.JSON);
    return isDashed && !word.isQuoted() && (hasNamed || !words.isLine() || isForAll);
  }

  private void name(Word word) throws Misfit {
    int equals = word.text().indexOf('=');
    String name = equals < 0 ? word.text() : word.text().substring(0, equals);
    Parameter parameter = find(name, word);
    Word value = word;
    if (parameter.shape() == Parameter.Shape.OPTION) {
      value =
          equals < 0
              ? words.value()
              : new Word(word.text().substring(equals + 1), word.start() + equals + 1, word.end());
      if (value == null) {
        throw new Misfit("%s needs a value".formatted(name), words.end());
      }
    } else if (equals >= 0) {
      throw new Misfit("%s takes no value".formatted(name), word);
    }
    List<Word> given = named.computeIfAbsent(parameter, _ -> new ArrayList<>());
    if (!given.isEmpty() && !parameter.isList()) {
      throw new Misfit("%s is given twice".formatted(name), word);
    }
    given.add(value);
  }

  private Parameter find(String name, Word word) throws Misfit {
    var known = new ArrayList<String>();
    for (Parameter parameter : parameters) {
      if (parameter.isNamed()) {
        known.add("--" + parameter.name());
        if (name.equals("--" + parameter.name())) {
          return parameter;
        }
      }
    }
    String near = Nearest.to(name, known);
    String hint = near != null ? "; did you mean %s?".formatted(near) : textHint();
    throw new Misfit("there is no option %s here%s".formatted(name, hint), word);
  }

  private String textHint() {
    return wordsBeforeRest() < 0 ? "" : "; put -- before a text that has it";
  }

  private @Nullable Object namedValue(Parameter parameter, List<Word> given) throws Misfit {
    if (parameter.shape() == Parameter.Shape.FLAG) {
      return !given.isEmpty();
    }
    if (parameter.isList()) {
      return all(parameter, given);
    }
    return given.isEmpty() ? parameter.leftOut() : one(parameter, given.getFirst());
  }

  /// The plain words that fall to a parameter.
  private List<Word> share(Parameter parameter, int taken) {
    boolean takesAll = parameter.isList() || parameter.shape() == Parameter.Shape.REST;
    int end = takesAll ? plain.size() : Math.min(taken + 1, plain.size());
    return plain.subList(taken, end);
  }

  private @Nullable Object plainValue(Parameter parameter, List<Word> mine) throws Misfit {
    if (parameter.isList()) {
      return all(parameter, mine);
    }
    Word word = parameter.shape() == Parameter.Shape.REST ? text(mine) : first(mine);
    if (word != null) {
      return one(parameter, word);
    }
    if (!parameter.mayBeLeftOut()) {
      throw new Misfit("%s is missing".formatted(parameter.placeholder()), words.end());
    }
    return parameter.leftOut();
  }

  private static @Nullable Word first(List<Word> words) {
    return words.isEmpty() ? null : words.getFirst();
  }

  private @Nullable Word text(List<Word> mine) {
    if (rest != null || mine.isEmpty()) {
      return rest;
    }
    String joined = String.join(" ", mine.stream().map(Word::text).toList());
    return new Word(joined, mine.getFirst().start(), mine.getLast().end());
  }

  private static List<Object> all(Parameter parameter, List<Word> given) throws Misfit {
    var values = new ArrayList<Object>();
    for (Word word : given) {
      values.add(value(parameter, word));
    }
    return List.copyOf(values);
  }

  private static Object one(Parameter parameter, Word word) throws Misfit {
    Object value = value(parameter, word);
    return parameter.count() == Parameter.Count.AT_MOST_ONE ? Optional.of(value) : value;
  }

  private static Object value(Parameter parameter, Word word) throws Misfit {
    return switch (Values.read(parameter.type(), word.text(), parameter.limits())) {
      case Value.Good(Object value) -> value;
      case Value.Bad(String why) -> throw new Misfit(parameter.name() + " " + why, word);
    };
  }
}
