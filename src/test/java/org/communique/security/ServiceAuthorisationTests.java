package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;

class ServiceAuthorisationTests {

    @Test
    void everyServiceDeniesWhatItDoesNotOpen() {
        assertThat(services()).isNotEmpty().allSatisfy(service -> {
            var guard = AnnotatedElementUtils.findMergedAnnotation(service, PreAuthorize.class);
            assertThat(guard)
                    .as(service.getName())
                    .isNotNull()
                    .extracting(PreAuthorize::value)
                    .isEqualTo("denyAll()");
        });
    }

    @Test
    void everyPublicMethodOfAServiceSaysWhoMayCallIt() {
        assertThat(services().stream().flatMap(ServiceAuthorisationTests::publicMethods))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(AnnotatedElementUtils.hasAnnotation(method, PreAuthorize.class))
                        .as(method.toString())
                        .isTrue());
    }

    @Test
    void whatNobodyCanTakeBackAsksForAFreshConfirmation() {
        var confirmed = services().stream()
                .flatMap(ServiceAuthorisationTests::publicMethods)
                .filter(method ->
                        method.getAnnotation(PreAuthorize.class).value().contains("@confirmation.isRecent()"))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName());
        assertThat(confirmed)
                .contains(
                        "SignOnService.sign",
                        "SignOnService.withdraw",
                        "SignOnService.decline",
                        "AnswerService.record",
                        "InvitationService.accept",
                        "InvitationService.acceptPending",
                        "InvitationService.refusePending",
                        "InvitationService.withdrawalLink",
                        "PendingSignatureService.accept",
                        "PendingSignatureService.refuse",
                        "MemberService.confirmOwnPassword",
                        "OwnAccessService.createToken",
                        "OwnAccessService.confirmToken",
                        "JoinRequestService.accept",
                        "SignOnCallService.open",
                        "SignOnCallService.close",
                        "PublicationService.publish",
                        "MandateService.grant",
                        "MandateService.revoke");
    }

    private static List<? extends Class<?>> services() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Service.class));
        return scanner.findCandidateComponents("org.communique").stream()
                .map(candidate -> ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null))
                .toList();
    }

    private static Stream<Method> publicMethods(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
    }
}
