/* Functions of libraries that are never called here, and are linked all the same since others of theirs name them: with
   these in their place the linker leaves out all that they rest on. */
#include <stdio.h> /* before jpeglib.h, which wants it */
#include <stdlib.h>

#include <jpeglib.h>

/* libjpeg: we write JPEG neither progressive nor by arithmetic coding. */
static void refuse(j_compress_ptr jpeg) { jpeg->err->error_exit((j_common_ptr)jpeg); }
void jinit_phuff_encoder(j_compress_ptr jpeg) { refuse(jpeg); }
void jinit_arith_encoder(j_compress_ptr jpeg) { refuse(jpeg); }

/* libwebp: we write no WebP without loss and none with transparency. */
int VP8LEncodeImage(const void *config, const void *picture) { return (void)config, (void)picture, 0; }
int VP8LEncodeStream(const void *config, const void *picture, void *writer, int use_cache) {
    return (void)config, (void)picture, (void)writer, (void)use_cache, 0;
}

/* libsodium: stands beside what prepares every cipher. Called where the system has no chance to give. */
void sodium_misuse(void) { abort(); }
