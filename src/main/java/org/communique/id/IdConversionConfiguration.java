package org.communique.id;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Lets MongoDB store every {@link Id} as its string, and requests name it by that. */
@Configuration(proxyBeanMethods = false)
class IdConversionConfiguration {

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        List<Object> converters = new ArrayList<>();
        for (Class<?> type : idTypes()) {
            converters.add(new FromId(type));
            converters.add(new ToId(reader(type), type));
        }
        return MongoCustomConversions.create(conversions -> {
            conversions.registerConverters(converters);
            // Days are days in UTC; Spring's own converters would move them with the server's time zone.
            conversions.useNativeDriverJavaTimeCodecs();
        });
    }

    /** Spring's own takes a factory that has another meaning, as that of a hash, which hashes what it is given. */
    @Bean
    ConverterFactory<String, Id> identifiersInRequests() {
        return new ConverterFactory<>() {
            @Override
            public <T extends Id> Converter<String, T> getConverter(Class<T> type) {
                var constructor = BeanUtils.getResolvableConstructor(type);
                return value -> BeanUtils.instantiateClass(constructor, value);
            }
        };
    }

    /** The factory for stored values if there is one, otherwise the constructor. */
    private static Executable reader(Class<?> type) {
        for (var method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(PersistenceCreator.class)) {
                ReflectionUtils.makeAccessible(method);
                return method;
            }
        }
        var constructor = BeanUtils.getResolvableConstructor(type);
        ReflectionUtils.makeAccessible(constructor);
        return constructor;
    }

    private static List<Class<?>> idTypes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Id.class));
        List<Class<?>> types = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("org.communique")) {
            types.add(ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null));
        }
        return types;
    }

    @WritingConverter
    private record FromId(Class<?> type) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(type, String.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source instanceof Id id ? id.value() : null;
        }
    }

    @ReadingConverter
    private record ToId(Executable reader, Class<?> type) implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, type));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            if (source == null) {
                return null;
            }
            try {
                return switch (reader) {
                    case Constructor<?> constructor -> constructor.newInstance(source);
                    case Method factory -> factory.invoke(null, source);
                };
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException("not an identifier", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
