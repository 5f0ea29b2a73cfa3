package chat.parley.engine.chat;

import chat.parley.api.Nickname;
import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Ask;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A record that is made of answers.
final class Form<R extends Record> {

  private static final String SKIP = "-";

  private final Constructor<R> constructor;
  private final List<Question<?>> questions = new ArrayList<>();

  private record Question<T>(String text, Answer<T> answer) {

    Object ask(Chat chat) {
      return chat.ask(text, answer);
    }
  }

  /// Looks at the record.
  ///
  /// @throws IllegalArgumentException when a component is of a type that nobody can be asked for
  Form(Class<R> form) {
    RecordComponent[] components = form.getRecordComponents();
    for (RecordComponent component : components) {
      questions.add(question(component));
    }
    try {
      constructor =
          form.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("%s has no constructor of its own".formatted(form), e);
    }
  }

  private static Question<?> question(RecordComponent component) {
    Ask ask = component.getAnnotation(Ask.class);
    String text = ask == null ? plain(component.getName()) : ask.value();
    if (component.getType() != Optional.class) {
      return new Question<>(text, answer(component, component.getType()));
    }
    Class<?> type =
        component.getGenericType() instanceof ParameterizedType optional
                && optional.getActualTypeArguments()[0] instanceof Class<?> element
            ? element
            : component.getType();
    return new Question<>("%s (- for none)".formatted(text), skippable(answer(component, type)));
  }

  private static <T> Answer<Optional<T>> skippable(Answer<T> answer) {
    Answer<Optional<T>> given = answer.map(Optional::of);
    return line ->
        line.strip().equals(SKIP) ? new Answer.Ok<>(Optional.empty()) : given.parse(line);
  }

  private static Answer<?> answer(RecordComponent component, Class<?> type) {
    Ask ask = component.getAnnotation(Ask.class);
    long min = ask == null ? Long.MIN_VALUE : ask.min();
    long max = ask == null ? Long.MAX_VALUE : ask.max();
    if (type == int.class || type == Integer.class) {
      return Answer.number(
          (int) Math.max(min, Integer.MIN_VALUE), (int) Math.min(max, Integer.MAX_VALUE));
    }
    if (type == long.class || type == Long.class) {
      return Answer.number(min, max);
    }
    if (type == boolean.class || type == Boolean.class) {
      return Answer.yesNo();
    }
    if (type == String.class) {
      return Answer.text();
    }
    if (type == Duration.class) {
      return Answer.duration();
    }
    if (type == LocalDate.class) {
      return Answer.date();
    }
    if (type == LocalTime.class) {
      return Answer.time();
    }
    if (type == Nickname.class) {
      return Answer.nick();
    }
    if (type.isEnum()) {
      return oneOf(type);
    }
    throw new IllegalArgumentException(
        "nobody can be asked for %s of %s, which is a %s"
            .formatted(
                component.getName(),
                component.getDeclaringRecord().getName(),
                type.getSimpleName()));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // It is an enum, as just seen.
  private static Answer<?> oneOf(Class<?> type) {
    return Answer.oneOf((Class<Enum>) type);
  }

  /// `machineCount` as people say it: `Machine count?`
  private static String plain(String name) {
    String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return "%s%s?".formatted(words.substring(0, 1).toUpperCase(Locale.ROOT), words.substring(1));
  }

  /// Asks until the answers make a record.
  R ask(Chat chat, int attempts) {
    for (int attempt = 1; ; attempt++) {
      Object[] answers = questions.stream().map(question -> question.ask(chat)).toArray();
      try {
        return constructor.newInstance(answers);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException misfit)) {
          throw new IllegalStateException("the form cannot be made", e.getCause());
        }
        if (attempt >= attempts) {
          throw new Ended.Baffled(chat.with(), attempt);
        }
        var _ = chat.say(String.valueOf(misfit.getMessage()));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the form cannot be made", e);
      }
    }
  }
}
