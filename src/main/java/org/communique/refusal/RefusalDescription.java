package org.communique.refusal;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.refusal.Refused.Cause;

/**
 * What {@link Refusal} and {@link Refused} say of a refusal.
 *
 * @param message its key
 * @param facts   by their names, in the order of the message's arguments
 */
public record RefusalDescription(Cause cause, String code, String message, Map<String, Object> facts) {

    private static final ClassValue<RefusalKind> KINDS = new ClassValue<>() {
        @Override
        protected RefusalKind computeValue(Class<?> refusal) {
            return RefusalKind.of(refusal);
        }
    };

    static RefusalDescription of(Refusal refusal) {
        var kind = KINDS.get(refusal.getClass());
        var facts = new LinkedHashMap<String, Object>();
        kind.components().forEach(component -> facts.put(component.getName(), value(component, refusal)));
        return new RefusalDescription(kind.cause(), kind.code(), kind.message(), facts);
    }

    private static Object value(RecordComponent component, Refusal refusal) {
        try {
            return component.getAccessor().invoke(refusal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is the same for all refusals of a class. */
    record RefusalKind(Cause cause, String code, String message, List<RecordComponent> components) {

        private static final String ROOT = "org.communique.";

        static RefusalKind of(Class<?> refusal) {
            var refused = refusal.getAnnotation(Refused.class);
            var code =
                    refused == null || refused.code().isEmpty() ? hyphenated(refusal.getSimpleName()) : refused.code();
            var components = List.of(refusal.getRecordComponents());
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return new RefusalKind(
                    refused == null ? Cause.CONFLICT : refused.because(),
                    code,
                    refused == null || refused.message().isEmpty()
                            ? module(refusal) + ".refusal." + code
                            : refused.message(),
                    components);
        }

        private static String module(Class<?> refusal) {
            var name = refusal.getPackageName().substring(ROOT.length());
            return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        }

        private static String hyphenated(String name) {
            return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    }
}
