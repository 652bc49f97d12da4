package org.communique.api.body;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads JSON without coercion: a number is not a date, flag, text or enum constant, text is not a number, and an empty text is not
 * null. Wrong types are refused, not converted.
 */
@Component
class StrictJsonCustomizer implements JsonMapperBuilderCustomizer {

    private static final Set<CoercionInputShape> SCALARS = EnumSet.of(
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean,
            CoercionInputShape.String,
            CoercionInputShape.EmptyString);

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfigDefaults(
                        rules -> SCALARS.forEach(shape -> rules.setCoercion(shape, CoercionAction.Fail)))
                // A whole number is a number too.
                .withCoercionConfig(
                        LogicalType.Float,
                        rules -> rules.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .addModule(new SimpleModule(StrictJsonCustomizer.class.getName())
                        .setDeserializerModifier(new DatesAreText()));
    }

    /**
     * The readers of {@code java.time} know numbers as time stamps, whatever the coercion rules say, and years of more than four
     * digits, which the store has no room for.
     */
    private static final class DatesAreText extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> reader) {
            return type.getBeanClass().getPackageName().equals("java.time") ? new FromText(reader) : reader;
        }
    }

    private static final class FromText extends DelegatingDeserializer {

        private static final Pattern NO_DATE = Pattern.compile("\\s*([+-].*|[\\d.]*\\s*)");

        FromText(ValueDeserializer<?> reader) {
            super(reader);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
            return new FromText(reader);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(_valueType, parser);
            }
            if (NO_DATE.matcher(parser.getString()).matches()) {
                return context.handleWeirdStringValue(handledType(), parser.getString(), "not ISO 8601");
            }
            return super.deserialize(parser, context);
        }
    }
}
