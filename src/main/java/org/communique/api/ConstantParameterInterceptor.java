package org.communique.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has parameters that are constants, or lists of them, named as in bodies. Spring reads an empty or blank one as null, also in a list. */
@Component
class ConstantParameterInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // After that which asks for the right.
        registry.addInterceptor(this).addPathPatterns("/api/**").order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            for (var parameter : operation.getMethodParameters()) {
                var constants = constants(parameter);
                if (constants != null) {
                    check(parameter.getParameter().getName(), request, constants);
                }
            }
        }
        return true;
    }

    /** Null if it is not of constants. */
    private static Object @Nullable [] constants(MethodParameter parameter) {
        if (!parameter.hasParameterAnnotation(RequestParam.class)) {
            return null;
        }
        var type = ResolvableType.forMethodParameter(parameter);
        return type.asCollection()
                .getGeneric()
                .resolve(type.resolve(Object.class))
                .getEnumConstants();
    }

    private static void check(String name, HttpServletRequest request, Object[] constants) {
        var values = request.getParameterValues(name);
        if (values == null) {
            return;
        }
        var known = Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        var all = Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
        if (!known.containsAll(all)) {
            throw ApiException.because(
                    HttpStatus.BAD_REQUEST, "invalid", "api.constant", name, String.join(", ", known));
        }
    }
}
