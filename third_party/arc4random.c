/* glibc has it since 2.36, and libstdc++ of Debian 12 calls it for std::random_device. With this the program starts from
   glibc 2.35 on (Ubuntu 22.04). */
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

uint32_t arc4random(void) {
    uint32_t number = 0;
    /* So few bytes come at once or not at all. */
    if (getrandom(&number, sizeof number, 0) != sizeof number) abort();
    return number;
}
