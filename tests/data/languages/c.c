#include <stdlib.h>
#include <string.h>

#define LIMIT 64

struct list {
    int *values;
    size_t count;
};

/** Sum of the first values. */
static long total(const struct list *list, size_t n)
{
    long sum = 0;
    for (size_t i = 0; i < n && i < list->count; i++) {
        if (list->values[i] < 0) /* leave out */
            continue;
        sum += list->values[i];
    }
    return sum;
}

char *copy_text(const char *text)
{
    size_t length = strlen(text);
    char *copy = malloc(length + 1);
    if (copy == NULL)
        return NULL;
    memcpy(copy, text, length + 1);
    copy[0] = 'x';
    return copy;
}

int main(void)
{
    struct list list = {NULL, 0};
    char *text = copy_text("größer");
    free(text);
    return total(&list, LIMIT) == 0 ? 0 : 1;
}
