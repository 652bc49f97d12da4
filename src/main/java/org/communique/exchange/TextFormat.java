package org.communique.exchange;

import org.communique.publishing.office.export.DocxWriter;
import org.communique.publishing.office.export.OdtWriter;
import org.communique.publishing.office.export.TextFile;

/** For which word processors a file is. */
public enum TextFormat {
    DOCX {
        @Override
        byte[] write(TextFile text) {
            return DocxWriter.write(text);
        }
    },
    ODT {
        @Override
        byte[] write(TextFile text) {
            return OdtWriter.write(text);
        }
    };

    abstract byte[] write(TextFile text);
}
