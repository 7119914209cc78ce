"""What the operating system and other processes want of the window, and the window of them."""
