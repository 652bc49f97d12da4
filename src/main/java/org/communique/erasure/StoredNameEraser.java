package org.communique.erasure;

import static com.mongodb.client.model.Projections.include;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.Unwrapped;
import org.springframework.stereotype.Component;

/** Replaces a name in every {@link StoredName}, a document at a time, so that nothing that is written meanwhile is lost. */
@Component
class StoredNameEraser implements NameEraser {

    private static final int MOST_ATTEMPTS = 100;

    private final MongoOperations mongo;
    private final MongoMappingContext types;

    StoredNameEraser(MongoOperations mongo, MongoMappingContext types) {
        this.mongo = mongo;
        this.types = types;
    }

    /**
     * Where a name is in documents of a collection.
     *
     * @param path the names of the fields that lead to it, through lists and documents
     */
    record Place(List<String> path, boolean amongWords, boolean versioned) {

        /** @param found takes the texts that have the name */
        Object replaced(Object value, ErasedName name, Consumer<String> found) {
            return replaced(value, path, name, found);
        }

        private Object replaced(Object value, List<String> rest, ErasedName name, Consumer<String> found) {
            return switch (value) {
                case List<?> several ->
                    several.stream()
                            .map(each -> each == null ? null : replaced(each, rest, name, found))
                            .toList();
                case Document document
                when !rest.isEmpty() && document.get(rest.getFirst()) != null -> {
                    var copy = new Document(document);
                    copy.put(
                            rest.getFirst(),
                            replaced(document.get(rest.getFirst()), rest.subList(1, rest.size()), name, found));
                    yield copy;
                }
                case String text
                when rest.isEmpty() && (amongWords ? name.isIn(text) : name.is(text)) -> {
                    found.accept(text);
                    yield amongWords ? name.replacedIn(text) : ErasedName.ERASED;
                }
                default -> value;
            };
        }
    }

    @Override
    public void erase(Erasure erasure) {
        for (var each : places().entrySet()) {
            var fields = each.getValue().stream()
                    .map(place -> place.path().getFirst())
                    .distinct()
                    .toList();
            for (var seen : mongo.getCollection(each.getKey()).find().projection(include(fields))) {
                erase(each.getKey(), seen, each.getValue(), erasure);
            }
        }
    }

    private void erase(String collection, Document first, List<Place> places, Erasure erasure) {
        var documents = mongo.getCollection(collection);
        var id = new Document("_id", first.get("_id"));
        @Nullable Document seen = first;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            if (seen == null) {
                return;
            }
            var changed = seen;
            List<String> found = new ArrayList<>();
            for (var place : places) {
                changed = (Document) place.replaced(changed, erasure.name(), found::add);
            }
            var unchanged = new Document(id);
            var update = new Document();
            for (var field : changed.keySet()) {
                if (!Objects.equals(changed.get(field), seen.get(field))) {
                    unchanged.put(field, seen.get(field));
                    update.put(field, changed.get(field));
                }
            }
            if (update.isEmpty()) {
                return;
            }
            var change = new Document("$set", update);
            if (places.stream().anyMatch(Place::versioned)) {
                // Otherwise a change of what was read before would bring the name back.
                change.put("$inc", new Document("revision", 1L));
            }
            if (!erasure.isConfirmed() || documents.updateOne(unchanged, change).getModifiedCount() > 0) {
                found.forEach(text -> erasure.count(kind(collection), text));
                return;
            }
            seen = documents
                    .find(id)
                    .projection(include(List.copyOf(first.keySet())))
                    .first();
        }
        throw new IllegalStateException("A record in " + collection + " changes all the time");
    }

    /** As people read it. */
    private static String kind(String collection) {
        return collection.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** By collection. */
    private Map<String, List<Place>> places() {
        Map<String, List<Place>> places = new TreeMap<>();
        for (var type : types.getPersistentEntities()) {
            if (type.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                var versioned = versioned(type.getType());
                texts(type.getType())
                        .filter(text -> text.name() != null)
                        .map(text -> new Place(text.path(), text.name().amongWords(), versioned))
                        .forEach(place -> places.computeIfAbsent(type.getCollection(), _ -> new ArrayList<>())
                                .add(place));
            }
        }
        return places;
    }

    private static boolean versioned(Class<?> document) {
        return Arrays.stream(document.getDeclaredFields()).anyMatch(field -> field.isAnnotationPresent(Version.class));
    }

    /**
     * A text in a stored record, or what can have texts in it.
     *
     * @param owner the type that it is a component of
     */
    record Text(
            List<String> path,
            @Nullable StoredName name,
            @Nullable Class<?> owner) {}

    /** All in documents of that type. */
    static Stream<Text> texts(Class<?> document) {
        List<Text> texts = new ArrayList<>();
        collect(document, List.of(), null, new HashSet<>(), texts);
        return texts.stream();
    }

    private static void collect(
            Type type, List<String> path, @Nullable Field field, Set<Class<?>> within, List<Text> texts) {
        if (type instanceof ParameterizedType several) {
            for (var argument : several.getActualTypeArguments()) {
                collect(argument, path, field, within, texts);
            }
        } else if (type instanceof Class<?> each) {
            if (each == String.class || each == byte[].class || each == URI.class || each == Object.class) {
                texts.add(new Text(
                        path,
                        field == null ? null : field.getAnnotation(StoredName.class),
                        field == null ? null : field.getDeclaringClass()));
            } else if (each.getName().startsWith("org.communique.") && !each.isEnum() && within.add(each)) {
                if (each.isSealed()) {
                    for (var kind : each.getPermittedSubclasses()) {
                        collect(kind, path, field, within, texts);
                    }
                }
                for (var component : each.getDeclaredFields()) {
                    if (!Modifier.isStatic(component.getModifiers())
                            && !component.isAnnotationPresent(Transient.class)) {
                        var longer = AnnotatedElementUtils.isAnnotated(component, Unwrapped.class)
                                ? path
                                : Stream.concat(path.stream(), Stream.of(component.getName()))
                                        .toList();
                        collect(component.getGenericType(), longer, component, within, texts);
                    }
                }
                within.remove(each);
            }
        }
    }
}
