package org.communique.api.body;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/** Reads a record from JSON only if it has a value for every component that is not {@code @Nullable}, as our code relies on. */
@Component
public class RequiredFieldsModule extends SimpleModule {

    RequiredFieldsModule() {
        super(RequiredFieldsModule.class.getName());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new OfRecords());
    }

    public static List<String> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? of(component.getType()).stream()
                        : Stream.of(component.getName()))
                .toList();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static final class OfRecords extends NopAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            var component = component(member);
            return component == null ? null : !isNullable(component);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            var component = component(annotated);
            return component == null
                    ? JsonSetter.Value.empty()
                    : JsonSetter.Value.construct(isNullable(component) ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        private static @Nullable RecordComponent component(Annotated annotated) {
            if (!(annotated instanceof AnnotatedParameter parameter)) {
                return null;
            }
            var type = parameter.getDeclaringClass();
            var ours = type.isRecord() && type.getName().startsWith("org.communique.");
            return ours ? type.getRecordComponents()[parameter.getIndex()] : null;
        }
    }
}
