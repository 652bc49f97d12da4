package org.communique.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description takes seconds of processor, and anyone may read it. So it is made once, the same for all languages, on a
 * thread of its own; requests for it wait until it is ready.
 */
@RestController
class CachedApiDescription extends OpenApiWebMvcResource {

    private final FutureTask<byte[]> description = new FutureTask<>(() -> writeJsonValue(getOpenApi(Locale.ENGLISH)));
    private boolean begun;

    CachedApiDescription(
            ObjectFactory<OpenAPIService> openApi,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(openApi, requests, responses, operations, properties, providers, customizers);
    }

    /** Long after a start, when there is more to do. */
    @Scheduled(initialDelay = 600_000)
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("api-description")
                    .start(description);
        }
    }

    @Override
    public byte[] openapiJson(HttpServletRequest request, String address, Locale locale) {
        begin();
        try {
            return description.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
