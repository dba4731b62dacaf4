package io.refocus.search.space;

import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where the values of a parameter come from, as an image of the interval from 0 to 1. */
public sealed interface Domain {
    /** @param unit from 0 to 1 @return a number, or a value as a document has it */
    Object value(double unit);

    /** The place of a legal value; of a cell, its middle. */
    double unit(Object value);

    /** A value of this domain in the form that {@link #value} gives it; empty if it is none. */
    Optional<Object> legal(Object value);

    /** How many different values there are; 0 for a continuum. */
    int cells();

    /** Whether every value of the other is one of this. */
    boolean contains(Domain other);

    /** What is legal, for a message. */
    String description();

    /** All numbers between two ends. */
    sealed interface Continuum extends Domain {
        double low();

        double high();

        @Override
        default Optional<Object> legal(Object value) {
            return Ends.within(value, low(), high());
        }

        @Override
        default int cells() {
            return 0;
        }

        @Override
        default boolean contains(Domain other) {
            return other instanceof Continuum narrower && low() <= narrower.low() && narrower.high() <= high();
        }

        @Override
        default String description() {
            return "a number from %s to %s".formatted(low(), high());
        }
    }

    /** Numbers between two ends, each as likely as another. */
    record Uniform(double low, double high) implements Continuum {
        public Uniform {
            Ends.check("uniform", low, high);
        }

        @Override
        public Object value(double unit) {
            return Significant.round(low + unit * (high - low), low, high);
        }

        @Override
        public double unit(Object value) {
            return Ends.clamp((((Number) value).doubleValue() - low) / (high - low));
        }
    }

    /** Numbers above 0 whose logarithms are uniform. */
    record LogUniform(double low, double high) implements Continuum {
        public LogUniform {
            Ends.check("log-uniform", low, high);
            if (!(low > 0)) {
                throw new IllegalValueException("log-uniform", List.of(low, high), "two numbers above 0");
            }
        }

        @Override
        public Object value(double unit) {
            double log = StrictMath.log(low) + unit * (StrictMath.log(high) - StrictMath.log(low));
            return Significant.round(StrictMath.exp(log), low, high);
        }

        @Override
        public double unit(Object value) {
            double log = StrictMath.log(((Number) value).doubleValue());
            return Ends.clamp((log - StrictMath.log(low)) / (StrictMath.log(high) - StrictMath.log(low)));
        }
    }

    /** Whole numbers from {@code low}, {@code step} apart, up to {@code high}. */
    record Whole(long low, long high, long step) implements Domain {
        static final int MOST = 100_000;

        public Whole {
            if (low >= high) {
                throw new IllegalValueException("integer", List.of(low, high), "a lower and a higher whole number");
            }
            Legal.range("step", step, 1, high - low);
            Legal.range("integer", (high - low) / step, 1, MOST);
        }

        @Override
        public Object value(double unit) {
            return low + step * Ends.cell(unit, cells());
        }

        @Override
        public double unit(Object value) {
            long cell = (((Number) value).longValue() - low) / step;
            return Ends.clamp((cell + 0.5) / cells());
        }

        @Override
        public Optional<Object> legal(Object value) {
            return value instanceof Long || value instanceof Integer
                    ? Optional.of(((Number) value).longValue())
                            .filter(whole -> whole >= low && whole <= high && (whole - low) % step == 0)
                            .map(whole -> (Object) whole)
                    : Optional.empty();
        }

        @Override
        public int cells() {
            return (int) ((high - low) / step) + 1;
        }

        @Override
        public boolean contains(Domain other) {
            return other instanceof Whole narrower
                    && narrower.step % step == 0
                    && legal(narrower.low).isPresent()
                    && legal(narrower.value(1)).isPresent();
        }

        @Override
        public String description() {
            return String.format(Locale.ROOT, "a whole number from %d to %d in steps of %d", low, high, step);
        }
    }

    /** One of some values, which may be whole subtrees. */
    record Choice(List<Object> values) implements Domain {
        public Choice {
            values = Legal.nonEmpty("choice", values);
            if (values.stream().map(Documents::canonicalJson).distinct().count() < values.size()) {
                throw new IllegalValueException("choice", values, "values that differ");
            }
        }

        @Override
        public Object value(double unit) {
            return values.get(Ends.cell(unit, values.size()));
        }

        @Override
        public double unit(Object value) {
            return (index(value).orElseThrow() + 0.5) / values.size();
        }

        @Override
        public Optional<Object> legal(Object value) {
            return index(value).map(values::get);
        }

        @Override
        public int cells() {
            return values.size();
        }

        @Override
        public boolean contains(Domain other) {
            return other instanceof Choice fewer
                    && fewer.values.stream().allMatch(value -> legal(value).isPresent());
        }

        @Override
        public String description() {
            return values.stream().map(Documents::canonicalJson).collect(Collectors.joining(", ", "one of ", ""));
        }

        /** The place of the value that a condition means. */
        double unitOf(Object written) {
            int index = 0;
            while (!Parameter.means(written, values.get(index))) {
                index++;
            }
            return (index + 0.5) / values.size();
        }

        private Optional<Integer> index(Object value) {
            String text = Documents.canonicalJson(value);
            return IntStream.range(0, values.size())
                    .filter(i -> Documents.canonicalJson(values.get(i)).equals(text))
                    .boxed()
                    .findFirst();
        }
    }
}
