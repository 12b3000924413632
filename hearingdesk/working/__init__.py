"""Heavy work in a process of its own: what it reads may break it, hang it or fill it, and the case goes on."""
