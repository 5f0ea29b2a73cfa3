package chat.parley.engine.command;

import chat.parley.api.command.Option;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// A whole grammar in one record, of the types that [Toy] lacks.
record Meeting(
    String title,
    LocalDate day,
    Optional<LocalTime> at,
    @Option Optional<Boolean> open,
    @Option Optional<Double> price,
    @Option List<String> tag) {}
