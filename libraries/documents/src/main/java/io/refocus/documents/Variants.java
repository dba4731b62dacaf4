package io.refocus.documents;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a document's record would take at a place, for messages. */
public final class Variants {
    private Variants() {}

    /**
     * The keys that a variant of a sealed family requires beside {@code type}.
     *
     * @param root the record of the whole document
     * @param dottedPath of the family's value, {@code generatorOptimiser.learningRate}; a number stands for an element of a list
     * @param type name of the variant, {@code cosine}
     * @return empty if there is no such place, or no such variant
     */
    public static Optional<List<String>> keys(Class<?> root, String dottedPath, String type) {
        return at(root, dottedPath.split("\\."))
                .filter(Class::isSealed)
                .map(family -> Binder.variants(family).get(type))
                .map(variant -> Arrays.stream(variant.getRecordComponents())
                        .filter(component -> component.getType() != Optional.class)
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static Optional<Class<?>> at(Class<?> root, String[] path) {
        Optional<Type> place = Optional.of(root);
        for (String key : path) {
            place = place.map(Variants::unwrapped)
                    .flatMap(type -> key.matches("\\d+") ? Optional.of(type) : component((Class<?>) type, key));
        }
        return place.map(Variants::unwrapped).map(type -> (Class<?>) type);
    }

    /** What an optional value or a list holds. */
    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType generic ? unwrapped(generic.getActualTypeArguments()[0]) : type;
    }

    private static Optional<Type> component(Class<?> type, String key) {
        Stream<Class<?>> records = type.isRecord()
                ? Stream.of(type)
                : type.isSealed() ? Binder.variants(type).values().stream() : Stream.of();
        return records.flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .filter(component -> component.getName().equals(key))
                .map(RecordComponent::getGenericType)
                .findFirst();
    }
}
