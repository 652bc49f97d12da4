package org.communique.http.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How large the body of a request may be: as the operation that it is for says in a {@link BodyLimit}, and little elsewhere. */
@Component
public class BodyLimits {

    /** In bytes: words about an organisation, a comment, or the rights of a thousand members. */
    static final long JSON = 256 << 10;

    /** In bytes: two texts of 2,000 characters, each nine bytes long in a form. */
    static final long FORM = 64 << 10;

    /** For members' requests from clients without credentials: these are refused anyway. */
    static final long WITHOUT_CREDENTIALS = 8 << 10;

    /** The longest text that a screen sends is a diagram of a workflow. */
    private static final long SCREEN = 2 << 20;

    private static final long UPLOAD = BodyLimit.FILE << 20;

    private static final String SCREENS_UPLOADS = "/VAADIN/dynamic/";
    private static final String API = "/api/";

    /** In bytes, of the operations that say so. */
    private final SingletonSupplier<Map<RequestMappingInfo, Long>> operations;

    /** What is mapped is known once there are requests. */
    @Autowired
    BodyLimits(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.operations = SingletonSupplier.of(() -> operations(mappings.getObject()));
    }

    public BodyLimits(Map<RequestMappingInfo, Long> operations) {
        this.operations = SingletonSupplier.of(operations);
    }

    private static Map<RequestMappingInfo, Long> operations(RequestMappingHandlerMapping mapping) {
        var limits = new HashMap<RequestMappingInfo, Long>();
        mapping.getHandlerMethods().forEach((operation, method) -> {
            var limit = method.getMethodAnnotation(BodyLimit.class);
            if (limit != null) {
                limits.put(operation, bytes(limit));
            }
        });
        return limits;
    }

    /** For an operation of the API. */
    public static long bytes(HandlerMethod operation) {
        var limit = operation.getMethodAnnotation(BodyLimit.class);
        return limit == null ? JSON : bytes(limit);
    }

    private static long bytes(BodyLimit limit) {
        return (long) limit.megabytes() << 20;
    }

    /**
     * @param bytes at most
     * @param open  whether it is read before anyone has signed in
     */
    record Limit(long bytes, boolean open) {}

    /** @param path decoded, or null if it cannot be */
    Limit of(HttpServletRequest request, @Nullable String path, @Nullable String query) {
        if (path == null) {
            return new Limit(0, true);
        }
        if (path.equals("/") && query != null && query.contains("v-r=uidl") || path.equals("/VAADIN/push")) {
            return new Limit(SCREEN, false);
        }
        if (path.startsWith(SCREENS_UPLOADS)) {
            return new Limit(UPLOAD, false);
        }
        boolean open = !path.startsWith(API);
        var said = operationsOf(request);
        return new Limit(said == null ? open ? FORM : JSON : said, open);
    }

    private @Nullable Long operationsOf(HttpServletRequest request) {
        PathContainer path;
        try {
            path = PathContainer.parsePath(request.getRequestURI());
        } catch (IllegalArgumentException e) {
            // Of the path as it was sent, the server itself decodes no parameters.
            return null;
        }
        return operations.obtain().entrySet().stream()
                .filter(operation -> matches(operation.getKey(), request.getMethod(), path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(RequestMappingInfo operation, String method, PathContainer path) {
        var paths = operation.getPathPatternsCondition();
        return paths != null
                && operation.getMethodsCondition().getMethods().contains(RequestMethod.resolve(method))
                && paths.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }
}
