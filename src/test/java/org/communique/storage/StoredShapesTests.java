package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.id.Id;
import org.communique.storage.schema.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/**
 * What documents look like is written down in {@code stored-shapes.txt}, a line for each field, with the version of the schema first. From
 * 1.0.0 on a line that goes or changes needs a {@link org.communique.storage.schema.Migration} and a later version: stores in use have it.
 * A new line needs none if documents without it are read. {@code -Drenew-shapes} writes the file.
 */
class StoredShapesTests {

    private static final Path FILE = Path.of("src/test/resources/org/communique/storage/stored-shapes.txt");
    private static final String VERSION = "schema ";

    /** Fields that are in no class. {@link org.communique.EarlierStoresTests} finds those that are stored and not here. */
    private static final List<String> WRITTEN_BY_HAND = List.of(
            "demo.filled: boolean",
            "draftRevisions.bytes: int",
            "drafts.frozenAt: Instant, or none",
            "drafts.restored: String, or none",
            "leases.lockUntil: Instant",
            "leases.lockedAt: Instant",
            "leases.lockedBy: String",
            "schema.at: Instant, or none",
            "schema.backup: String, or none",
            "schema.build: String",
            "schema.coalition: String, or none",
            "schema.migrating: document, or none",
            "schema.migrating.build: String",
            "schema.migrating.to: int",
            "schema.migrations: List of document",
            "schema.migrations.at: Instant",
            "schema.migrations.build: String",
            "schema.migrations.description: String",
            "schema.migrations.version: int",
            "schema.owner: String, or none",
            "schema.version: int",
            "statements.tagKeys: List of String",
            "statements.titleOrder: String");

    @Test
    void areThoseThatAreWrittenDown() throws Exception {
        List<String> now = Stream.concat(Stream.of(VERSION + Schema.CURRENT.version()), shapes().stream())
                .toList();
        if (System.getProperty("renew-shapes") != null) {
            Files.write(FILE, now);
        }

        assertThat(now).as("stored shapes, see StoredShapesTests").containsExactlyElementsOf(Files.readAllLines(FILE));
    }

    private static TreeSet<String> shapes() throws ClassNotFoundException {
        TreeSet<String> shapes = new TreeSet<>(WRITTEN_BY_HAND);
        for (Class<?> type : product(Document.class)) {
            addFields(type, type.getAnnotation(Document.class).value(), new HashSet<>(), shapes);
        }
        for (Class<?> event : product(TypeAlias.class)) {
            String name = event.getAnnotation(TypeAlias.class).value();
            addFields(event, "eventOutbox.event, a " + name, new HashSet<>(), shapes);
        }
        return shapes;
    }

    private static List<Class<?>> product(Class<? extends Annotation> annotation) throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        List<Class<?>> types = new ArrayList<>();
        for (var found : scanner.findCandidateComponents("org.communique")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (!type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath()
                    .contains("test-classes")) {
                types.add(type);
            }
        }
        return types;
    }

    private static void addFields(Class<?> type, String path, Set<Class<?>> within, Set<String> shapes) {
        if (!within.add(type)) {
            return;
        }
        Class<?>[] kinds = type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0];
        for (Class<?> kind : kinds) {
            shapes.add(path + ": " + kind.getName());
            addFields(kind, path, within, shapes);
        }
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Transient.class)) {
                boolean unwrapped = AnnotatedElementUtils.isAnnotated(field, Unwrapped.class);
                add(field.getGenericType(), unwrapped ? path : path + "." + name(field), "", field, within, shapes);
            }
        }
        within.remove(type);
    }

    private static String name(Field field) {
        return field.getName().equals("id") || field.isAnnotationPresent(org.springframework.data.annotation.Id.class)
                ? "_id"
                : field.getName();
    }

    private static void add(
            Type type, String path, String around, Field field, Set<Class<?>> within, Set<String> shapes) {
        if (type instanceof ParameterizedType several) {
            Type[] arguments = several.getActualTypeArguments();
            String container = ((Class<?>) several.getRawType()).getSimpleName() + " of ";
            add(arguments[arguments.length - 1], path, around + container, field, within, shapes);
        } else if (type instanceof Class<?> each && isComposed(each)) {
            shapes.add(path + ": " + around + "document" + nullable(field));
            addFields(each, path, within, shapes);
        } else {
            shapes.add(path + ": " + around + simple(type) + nullable(field));
        }
    }

    private static boolean isComposed(Class<?> type) {
        return type.getName().startsWith("org.communique.") && !type.isEnum() && !Id.class.isAssignableFrom(type);
    }

    private static String simple(Type type) {
        if (type instanceof Class<?> each && each.isEnum()) {
            return Arrays.stream(each.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining("|"));
        }
        return type instanceof Class<?> each
                ? Id.class.isAssignableFrom(each) ? "String" : each.getSimpleName()
                : type.getTypeName();
    }

    private static String nullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class) ? ", or none" : "";
    }
}
