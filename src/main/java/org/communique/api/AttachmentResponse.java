package org.communique.api;

import java.nio.charset.StandardCharsets;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.http.ContentSecurityPolicy;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Serves an uploaded file as a download, never shown in the browser. */
public final class AttachmentResponse {

    private AttachmentResponse() {}

    public static ResponseEntity<byte[]> of(EvidenceFile file) {
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(ContentSecurityPolicy.HEADER, ContentSecurityPolicy.DOWNLOAD)
                .body(file.content());
    }
}
