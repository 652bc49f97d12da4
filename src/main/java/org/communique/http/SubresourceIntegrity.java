package org.communique.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Lets a page say what its files consist of, so that a browser uses no others (W3C Subresource Integrity). */
@Component
public class SubresourceIntegrity {

    private final ResourceLoader resources;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    SubresourceIntegrity(ResourceLoader resources) {
        this.resources = resources;
    }

    /** @param path of a file that is served from the class path */
    public String of(String path) {
        return known.computeIfAbsent(path, this::compute);
    }

    private String compute(String path) {
        var file = resources.getResource("classpath:META-INF/resources" + path);
        if (!file.exists()) {
            file = resources.getResource("classpath:static" + path);
        }
        try {
            return hash(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text of a file that is made when it is asked for */
    public String ofText(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-384").digest(content);
            return "sha384-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
