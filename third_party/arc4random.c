/* glibc has them since 2.36, and libstdc++ of Debian 12 calls one for std::random_device, its Expat the other for the
   salt of its hash tables. With these the program starts from glibc 2.35 on (Ubuntu 22.04). */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

/* The kernel gives so many bytes at once or not at all. */
enum { AT_ONCE = 256 };

void arc4random_buf(void *into, size_t size) {
    unsigned char *next = into;
    while (size > 0) {
        const size_t part = size < AT_ONCE ? size : AT_ONCE;
        if (getrandom(next, part, 0) != (ssize_t)part) abort();
        next += part;
        size -= part;
    }
}

uint32_t arc4random(void) {
    uint32_t number = 0;
    arc4random_buf(&number, sizeof number);
    return number;
}
