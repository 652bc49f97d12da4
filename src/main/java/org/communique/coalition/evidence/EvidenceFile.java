package org.communique.coalition.evidence;

import java.time.Instant;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file that shows where an authority to sign comes from, such as a scanned letter. Those who judge the authority download it; it is
 * never shown in a page.
 *
 * @param name       as it is saved, with the ending of what the file is
 * @param countedFor the member in whose quota it is; null for a guest's, and for one that an earlier version of the server stored
 */
@Document("evidenceFiles")
public record EvidenceFile(
        @Id EvidenceFileId id,
        @StoredName(amongWords = true) String name,
        Kind kind,
        byte[] content,
        Instant keptAt,
        @Nullable String countedFor) {

    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final String[] ENDINGS = {".pdf", ".png", ".jpg", ".jpeg"};

    /** How names of files that may be taken end, in lower case. */
    public static String[] endings() {
        return ENDINGS.clone();
    }

    /** The accepted types, recognised by content and not by name. */
    public enum Kind {
        PDF("application/pdf", ".pdf", '%', 'P', 'D', 'F', '-'),
        PNG("image/png", ".png", 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a),
        JPEG("image/jpeg", ".jpg", 0xff, 0xd8, 0xff);

        private final String type;
        private final String ending;
        private final int[] beginning;

        Kind(String type, String ending, int... beginning) {
            this.type = type;
            this.ending = ending;
            this.beginning = beginning;
        }

        public String type() {
            return type;
        }

        String ending() {
            return ending;
        }

        boolean begins(byte[] content) {
            if (content.length <= beginning.length) {
                return false;
            }
            for (int i = 0; i < beginning.length; i++) {
                if ((content[i] & 0xff) != beginning[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** How it is named to people. */
    public record Named(
            EvidenceFileId id,
            @StoredName(amongWords = true) String name) {}

    public Named named() {
        return new Named(id, name);
    }
}
