package org.communique.api;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Iterator;
import org.communique.api.body.RequiredFieldsModule;
import org.communique.http.limit.BodyLimits;
import org.communique.id.Id;
import org.communique.storage.Release;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI description at {@code /v3/api-docs}. It holds nothing of the coalition, and so anyone may read it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI description(Release release) {
        return new OpenAPI()
                .info(new Info()
                        .title("Communiqué")
                        .version("v1")
                        .description("What the screens of Communiqué " + release.version()
                                + " do, for scripts. Failures are problem details (RFC 9457) whose code"
                                + " names what happened."))
                .addServersItem(new Server().url("/"))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A personal access token, from the profile screen or"
                                                + " ./run token EMAIL NAME --scope SCOPE. Each operation"
                                                + " names the scope that the token needs for it, and describes where"
                                                + " it needs a second one. What a token lacks is refused with 403"
                                                + " and the code token-lacks-scope; one that signs or authorises and"
                                                + " was not confirmed for a while, with token-needs-confirmation. The"
                                                + " scope is in the answer.")));
    }

    @Bean
    ModelConverter shapes() {
        return new Shapes();
    }

    @Bean
    GlobalOperationCustomizer failures() {
        var problem = new ApiResponse()
                .description("What failed: status, detail and code")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new ObjectSchema()
                                                .addProperty("status", new IntegerSchema())
                                                .addProperty("detail", new StringSchema())
                                                .addProperty("code", new StringSchema())
                                                .addProperty(
                                                        "scope",
                                                        new StringSchema()
                                                                .description("That a refused token lacks"
                                                                        + " or must be confirmed for")))));
        return (operation, method) -> {
            operation.getResponses().addApiResponse("default", problem);
            return operation;
        };
    }

    /** Names the scope as OpenAPI 3.1 lets one name what a bearer's token is for. */
    @Bean
    GlobalOperationCustomizer scopes() {
        return (operation, method) -> {
            var required = method.getMethodAnnotation(RequiredScope.class);
            if (required != null) {
                operation.addSecurityItem(new SecurityRequirement()
                        .addList(TOKEN, required.value().label()));
            }
            return operation;
        };
    }

    /** Says how large the body of a request may be. */
    @Bean
    GlobalOperationCustomizer bodies() {
        return (operation, method) -> {
            var body = operation.getRequestBody();
            if (body != null) {
                long most = BodyLimits.bytes(method);
                body.addExtension("x-max-bytes", most);
                body.setDescription("At most %,d bytes; 413 and the code too-large beyond it.".formatted(most));
            }
            return operation;
        };
    }

    /** Identifiers are strings, and a record has a value for every component that may not be null. */
    private static final class Shapes implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
            var described = type.getType() == null ? null : Json31.mapper().constructType(type.getType());
            if (described != null && described.isTypeOrSubTypeOf(Id.class)) {
                return new StringSchema();
            }
            var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
            if (described != null && described.getRawClass().isRecord()) {
                var model =
                        context.getDefinedModels().get(described.getRawClass().getSimpleName());
                if (model != null) {
                    model.setRequired(RequiredFieldsModule.of(described.getRawClass()));
                }
            }
            return schema;
        }
    }
}
