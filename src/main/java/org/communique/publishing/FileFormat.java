package org.communique.publishing;

import org.springframework.http.MediaType;

/** The file formats of a text. */
public enum FileFormat {
    MARKDOWN("md", "text/markdown;charset=UTF-8"),
    PDF("pdf", "application/pdf"),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String extension;
    private final MediaType mediaType;

    FileFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = MediaType.valueOf(mediaType);
    }

    public String extension() {
        return extension;
    }

    public MediaType mediaType() {
        return mediaType;
    }
}
