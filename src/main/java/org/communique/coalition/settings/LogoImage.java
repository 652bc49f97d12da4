package org.communique.coalition.settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Makes a logo from an uploaded image. */
final class LogoImage {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_PIXELS_A_SIDE = 2000;

    private LogoImage() {}

    /** The image as PNG, without metadata; empty if it is not an image, or too large. The size is checked before it is decoded. */
    static Optional<byte[]> redraw(byte[] upload) {
        if (upload.length > MOST_BYTES) {
            return Optional.empty();
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) > MOST_PIXELS_A_SIDE || reader.getHeight(0) > MOST_PIXELS_A_SIDE) {
                return Optional.empty();
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(reader.read(0), "png", png);
            return Optional.of(png.toByteArray());
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }
}
